import { type PopulationCode, populationCodes } from '@anxin/core/care/plan/plans.ts'
import { needs } from '@anxin/core/referral/match.ts'
import { channels, referralTiers } from '@anxin/core/referral/tier.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { reading, useAct } from '../../parts/ask/doors.ts'
import { newId, useKept } from '../../parts/ask/kept.ts'
import { ActDialog } from '../../parts/fill/ActDialog.tsx'
import { Choice } from '../../parts/fill/Choice.tsx'
import { Field } from '../../parts/fill/Field.tsx'
import { type FoundPerson, PersonByPhone } from '../../parts/fill/PersonByPhone.tsx'
import { Writing } from '../../parts/fill/Writing.tsx'
import { useWords } from '../../parts/language.tsx'
import { afterWrite, type Row } from './shapes.ts'

/** Whom it is about, where that is known: somebody of a case. */
export interface Of {
  readonly id: string
  readonly name: string
  readonly caseId: string
  readonly population: PopulationCode
}

/** The rule proposes, a person decides and says why. */
export function StartDialog({ close, of }: { close: () => void; of?: Of }) {
  const { referral: words, assessment } = useWords()
  const go = useNavigate()
  const [id] = useState(newId)
  const [found, setFound] = useState<FoundPerson | null>(null)
  const person = of ?? found
  const [population, setPopulation] = useState<PopulationCode | null>(of?.population ?? null)
  const [facts, setFacts] = useState({ possibleDisorder: false, ordinaryNeeds: false })
  const [tier, setTier] = useState<Row['tier'] | null>(null)
  const [chosenChannel, setChannel] = useState<Row['channel'] | null>(null)
  const [need, setNeed] = useState<(typeof needs)[number]>('mood')
  const [why, setWhy, forget] = useKept('referral.why', '')
  const asked = person && {
    residentId: person.id,
    possibleDisorder: String(facts.possibleDisorder),
    ordinaryNeeds: String(facts.ordinaryNeeds),
  }
  const proposal = useQuery({
    ...reading('GET /api/referral/proposals', (asked ?? { residentId: '' }) as never),
    enabled: asked !== null,
  }).data
  const act = useAct('POST /api/referral/referrals', {
    refresh: afterWrite,
    done: () => {
      forget()
      void go({ to: '/referrals/$referralId', params: { referralId: id } })
    },
  })
  const chosen = tier ?? proposal?.tier ?? null
  // danger goes the severe path, not by a letter that is written here
  const channel =
    chosenChannel ?? (proposal?.channel === 'emergency' ? 'medical' : proposal?.channel) ?? 'medical'
  const other = proposal !== undefined && chosen !== proposal.tier
  return (
    <ActDialog
      title={words.start}
      yes={words.begin}
      width={620}
      ready={person !== null && chosen !== null && proposal !== undefined && (!other || why.trim() !== '')}
      pending={act.isPending}
      error={act.error}
      close={close}
      send={() =>
        person &&
        chosen &&
        act.mutate({
          body: {
            ...{ id, residentId: person.id, tier: chosen, channel, need, population, ...facts },
            ...(of ? { caseId: of.caseId } : {}),
            ...(other ? { why: why.trim() } : {}),
          },
        })
      }
    >
      {of ? <b>{of.name}</b> : <PersonByPhone chosen={found} choose={setFound} />}
      <Checkbox
        checked={facts.possibleDisorder}
        onChange={(event) => setFacts({ ...facts, possibleDisorder: event.target.checked })}
      >
        {words.possible}
      </Checkbox>
      <Checkbox
        checked={facts.ordinaryNeeds}
        onChange={(event) => setFacts({ ...facts, ordinaryNeeds: event.target.checked })}
      >
        {words.ordinary}
      </Checkbox>
      {proposal && (
        <>
          <p role="status">
            <b>{words.proposal(words.tiers[proposal.tier], proposal.rule)}</b>
            <br />
            <span className="hint">
              {proposal.others
                ? `${words.others(proposal.others.people, proposal.others.seen)} ${words.othersWent(
                    proposal.others.went.map((each) => `${words.tiers[each.tier]} ${each.share}%`),
                  )}`
                : words.othersFew}
            </span>
          </p>
          <Choice
            label={words.tier}
            value={chosen}
            options={referralTiers
              .filter((value) => proposal.mayRefer.includes(value))
              .map((value) => ({ value, label: words.tiers[value] }))}
            choose={setTier}
          />
          {other && (
            <Field label={words.why} wide>
              <Writing value={why} write={setWhy} most={600} />
            </Field>
          )}
        </>
      )}
      <Field label={words.channel}>
        <Select
          value={channel}
          onChange={setChannel}
          options={channels
            .filter((value) => value !== 'emergency')
            .map((value) => ({ value, label: words.channels[value] }))}
        />
      </Field>
      {!of && (
        <Field label={words.population}>
          <Select
            allowClear
            value={population}
            onChange={(value) => setPopulation(value ?? null)}
            options={populationCodes.map((value) => ({ value, label: assessment.populations[value] }))}
          />
        </Field>
      )}
      <Field label={words.need}>
        <Select
          value={need}
          onChange={setNeed}
          options={needs.map((value) => ({ value, label: words.needs[value] }))}
        />
      </Field>
    </ActDialog>
  )
}
