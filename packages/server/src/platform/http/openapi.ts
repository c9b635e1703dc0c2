import type { Endpoint } from '@anxin/contract/endpoint.ts'
import { refusals } from '@anxin/contract/refusal.ts'
import { allEndpoints } from '@anxin/contract/rooms.ts'
import { z } from 'zod'
import { version } from './health.ts'

type Json = Record<string, unknown>

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'openapi-3.0',
  }) as Json
  return schema
}

const whoText = (endpoint: Endpoint): string => {
  const { who } = endpoint
  if (who.by === 'anyone') return 'anyone'
  if (who.by === 'resident') return who.registered ? 'a registered resident' : 'any resident'
  return `staff: ${who.roles.join(', ')}${who.duty ? ` · certificate ${who.duty}` : ''}`
}

function parametersOf(endpoint: Endpoint): Json[] {
  const schema = schemaOf(endpoint.params, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const inPath = endpoint.path.includes(`:${name}`)
    return {
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || (schema.required?.includes(name) ?? false),
      schema: property,
    }
  })
}

function operationOf(endpoint: Endpoint): Json {
  const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } })
  return {
    operationId: endpoint.audit,
    summary: endpoint.about,
    description: `Who: ${whoText(endpoint)}. Audit line: ${endpoint.audit}.`,
    tags: [endpoint.path.split('/')[2]],
    parameters: parametersOf(endpoint),
    ...(endpoint.method === 'GET' ? {} : { requestBody: json(schemaOf(endpoint.body, 'input')) }),
    responses: {
      200: { description: 'Done.', ...json(schemaOf(endpoint.reply, 'output')) },
      default: { description: 'Refused.', ...json({ $ref: '#/components/schemas/Refusal' }) },
    },
  }
}

/** The contract as OpenAPI 3.1: written from the same values the server runs on. */
export function openApi(): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of allEndpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  const refusal = {
    type: 'object',
    required: ['refused'],
    properties: {
      refused: { enum: [...Object.keys(refusals), 'FAULT'] },
      field: { type: 'string' },
      fault: { type: 'string' },
    },
  }
  return {
    openapi: '3.1.0',
    info: { title: '安心小屋 Anxin', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas: { Refusal: refusal } },
  }
}

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** The same, to be read by people: one plain page without scripts. */
export function apiPage(): string {
  const rows = allEndpoints
    .map(
      (e) =>
        `<tr><td><code>${e.method}</code></td><td><code>${escapeHtml(e.path)}</code></td><td>${escapeHtml(e.about)}</td><td>${escapeHtml(whoText(e))}</td><td><code>${e.audit}</code></td></tr>`,
    )
    .join('\n')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>安心小屋 · API</title><link rel="stylesheet" href="/api/page.css"></head><body><main><h1>安心小屋 API</h1><p>机器可读 / machine-readable: <a href="/api/openapi.json">/api/openapi.json</a></p><table><thead><tr><th>方法</th><th>路径</th><th>用途</th><th>谁可以</th><th>审计</th></tr></thead><tbody>${rows}</tbody></table></main></body></html>`
}

export const apiPageCss =
  'body{margin:0;background:#F3F6F2;color:#16302B;font:14px/1.6 system-ui,sans-serif}main{max-width:1200px;margin:0 auto;padding:24px}h1{color:#1F5345}table{border-collapse:collapse;background:#fff;width:100%}th,td{padding:8px 12px;border-bottom:1px solid #D7E1DA;text-align:left;vertical-align:top}code{font-size:13px}'
