import type { Licence } from '../definition.ts'

/**
 * Licences and the lines that must be printed with the texts. Addresses are the publisher's; they were not
 * reachable when this was written and are re-checked before launch.
 * @source domain specification 1.2
 */
export const licences = {
  phq: {
    status: 'free_any',
    notice:
      'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.',
    url: 'https://www.phqscreeners.com',
  },
  kessler: {
    status: 'free_any',
    notice:
      'Kessler Psychological Distress Scale. © Ronald C. Kessler, Harvard Medical School. Free with citation.',
    url: 'https://www.hcp.med.harvard.edu/ncs/k6_scales.php',
  },
  who5: {
    status: 'free_noncommercial',
    notice:
      'World Health Organization-Five Well-Being Index (WHO-5). Geneva: WHO; 2024. CC BY-NC-SA 3.0 IGO.',
    url: 'https://creativecommons.org/licenses/by-nc-sa/3.0/igo/',
  },
  srq: {
    status: 'free_noncommercial',
    notice:
      'Self-Reporting Questionnaire (SRQ-20). © World Health Organization. Non-commercial reproduction.',
    url: 'https://iris.who.int/handle/10665/61113',
  },
  ptsd: {
    status: 'public_domain',
    notice:
      'National Center for PTSD, U.S. Department of Veterans Affairs. Public domain. 中文为翻译稿时须注明“翻译稿”。',
    url: 'https://www.ptsd.va.gov/professional/assessment/',
  },
  asq: {
    status: 'public_domain',
    notice:
      'Ask Suicide-Screening Questions (ASQ) Toolkit, National Institute of Mental Health (NIMH). 本文为项目翻译稿，上线前须换成 NIMH 官方中文版。',
    url: 'https://www.nimh.nih.gov/research/research-conducted-at-nimh/asq-toolkit-materials',
  },
  gds: {
    status: 'public_domain',
    notice: 'Geriatric Depression Scale (short form). Yesavage et al., Stanford University. Public domain.',
    url: 'https://web.stanford.edu/~yesavage/GDS.html',
  },
  cesd: {
    status: 'public_domain',
    notice:
      'Center for Epidemiologic Studies Depression Scale, National Institute of Mental Health. Public domain.',
    url: 'https://www.nimh.nih.gov',
  },
  audit: {
    status: 'free_noncommercial',
    notice: 'AUDIT, World Health Organization. May be reproduced non-commercially.',
    url: 'https://www.who.int/publications/i/item/WHO-MSD-MSB-01.6a',
  },
  epds: {
    status: 'free_noncommercial',
    notice:
      'Edinburgh Postnatal Depression Scale. © 1987 The Royal College of Psychiatrists. Reproduction allowed when names, title and source are printed on all copies.',
    url: 'https://www.rcpsych.ac.uk',
  },
  proqol: {
    status: 'free_noncommercial',
    notice:
      'Professional Quality of Life (ProQOL). Center for Victims of Torture, www.proqol.org. Not sold; changed wording must be called "adapted from".',
    url: 'https://proqol.org',
  },
  ucla: {
    status: 'free_noncommercial',
    notice:
      'Three-Item Loneliness Scale (from the UCLA Loneliness Scale). Research and non-profit use with citation.',
    url: 'https://doi.org/10.1177/0164027504268574',
  },
  brs: {
    status: 'free_noncommercial',
    notice: 'Brief Resilience Scale. Research and non-profit use with citation (Smith et al., 2008).',
    url: 'https://doi.org/10.1080/10705500802222972',
  },
  mspss: {
    status: 'free_noncommercial',
    notice:
      'Multidimensional Scale of Perceived Social Support. Research and non-profit use with citation (Zimet et al., 1988).',
    url: 'https://doi.org/10.1207/s15327752jpa5201_2',
  },
  pss: {
    status: 'permission_required',
    notice: 'Perceived Stress Scale. © Sheldon Cohen. Text only after the operator has confirmed permission.',
    url: 'https://www.cmu.edu/dietrich/psychology/stress-immunity-disease-lab/scales/',
  },
  cssrs: {
    status: 'permission_required',
    notice:
      'Columbia-Suicide Severity Rating Scale. © The Research Foundation for Mental Hygiene. Official translations only; electronic use needs permission.',
    url: 'https://cssrs.columbia.edu',
  },
  whodas: {
    status: 'permission_required',
    notice: 'WHODAS 2.0. © World Health Organization. User registration required.',
    url: 'https://www.who.int',
  },
  grief: {
    status: 'permission_required',
    notice: 'PG-13-Revised. © the authors. Text only with their permission.',
    url: 'https://endoflife.weill.cornell.edu',
  },
  isi: {
    status: 'permission_required',
    notice:
      'Insomnia Severity Index. © Charles M. Morin, distributed by Mapi Research Trust. Text only with permission.',
    url: 'https://eprovide.mapi-trust.org',
  },
  own: {
    status: 'free_any',
    notice: '安心小屋项目自编。非标准化量表，仅用于自我了解/服务改进。',
    url: 'https://www.apache.org/licenses/LICENSE-2.0',
  },
} as const satisfies Readonly<Record<string, Licence>>
