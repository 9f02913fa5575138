/**
 * The invented institutions: at least one of every kind that makes linkages, all in 架空県 (Kakuu Prefecture) and its
 * invented neighbours.
 */
import type { InstitutionKind } from "../app/catalogue/schemes";

export interface Institution {
  institutionId: string;
  kind: InstitutionKind;
  nameJa: string;
  nameEn: string;
  /** The desk that answers the phone. */
  officeJa: string;
  officeEn: string;
  phone: string;
}

type Row = [
  institutionId: string,
  kind: InstitutionKind,
  nameJa: string,
  nameEn: string,
  officeJa: string,
  officeEn: string,
];

const insurers: Row[] = [
  [
    "rei-kenpo",
    "kenpo_society",
    "れい健康保険組合",
    "Rei Health Insurance Society",
    "適用グループ",
    "Membership group",
  ],
  [
    "mihon-denki-kenpo",
    "kenpo_society",
    "みほん電機健康保険組合",
    "Mihon Electric Health Insurance Society",
    "業務課",
    "Operations section",
  ],
  [
    "kakuu-unyu-kenpo",
    "kenpo_society",
    "架空運輸健康保険組合",
    "Kakuu Transport Health Insurance Society",
    "適用課",
    "Membership section",
  ],
  [
    "tatoe-shokuhin-kenpo",
    "kenpo_society",
    "たとえ食品健康保険組合",
    "Tatoe Foods Health Insurance Society",
    "資格係",
    "Eligibility desk",
  ],
  [
    "kakuu-kyokai-kenpo",
    "kyokai_kenpo",
    "協会けんぽ 架空支部",
    "Kyokai Kenpo, Kakuu Branch",
    "業務グループ",
    "Operations group",
  ],
  [
    "mihon-kyosai",
    "kyosai",
    "みほん地方職員共済組合",
    "Mihon Local Officials' Mutual Aid Association",
    "保険課",
    "Insurance section",
  ],
  [
    "rei-gakko-kyosai",
    "kyosai",
    "れい学校共済組合",
    "Rei School Mutual Aid Association",
    "資格課",
    "Eligibility section",
  ],
  [
    "mihon-kokuho",
    "municipal_kokuho",
    "みほん市国民健康保険",
    "Mihon City National Health Insurance",
    "保険年金課",
    "Insurance and pension section",
  ],
  [
    "betsu-kokuho",
    "municipal_kokuho",
    "べつの市国民健康保険",
    "Betsuno City National Health Insurance",
    "国保年金課",
    "Insurance and pension section",
  ],
  [
    "tatoe-kokuho",
    "municipal_kokuho",
    "たとえ町国民健康保険",
    "Tatoe Town National Health Insurance",
    "住民課",
    "Residents' section",
  ],
  [
    "rei-kensetsu-kokuho",
    "kokuho_society",
    "れい建設国民健康保険組合",
    "Rei Construction National Health Insurance Society",
    "資格係",
    "Eligibility desk",
  ],
  [
    "mihon-ishi-kokuho",
    "kokuho_society",
    "みほん医師国民健康保険組合",
    "Mihon Physicians' National Health Insurance Society",
    "事務局",
    "Secretariat",
  ],
  [
    "kakuu-koki",
    "koki_kouiki",
    "架空県後期高齢者医療広域連合",
    "Kakuu Association for Medical Care of Older People",
    "資格課",
    "Eligibility section",
  ],
  [
    "hoka-koki",
    "koki_kouiki",
    "ほか県後期高齢者医療広域連合",
    "Hoka Association for Medical Care of Older People",
    "資格課",
    "Eligibility section",
  ],
  [
    "mihon-shikaku",
    "online_eligibility_operator",
    "みほん資格確認センター",
    "Mihon Eligibility Check Centre",
    "照会窓口",
    "Enquiry desk",
  ],
];

const cities: Row[] = [
  ["mihon-shi", "municipality", "みほん市（住民票）", "Mihon City (resident register)", "市民課", "Citizens' section"],
  ["mihon-zei", "municipality", "みほん市（住民税）", "Mihon City (resident tax)", "市民税課", "Resident tax section"],
  ["mihon-kodomo", "municipality", "みほん市（子ども）", "Mihon City (children)", "こども課", "Children's section"],
  [
    "mihon-kenko",
    "municipality",
    "みほん市（予防接種・健診）",
    "Mihon City (vaccination and check-ups)",
    "健康づくり課",
    "Health section",
  ],
  [
    "mihon-kaigo",
    "municipality",
    "みほん市（介護保険）",
    "Mihon City (long-term care)",
    "介護保険課",
    "Long-term care section",
  ],
  ["betsu-shi", "municipality", "べつの市", "Betsuno City", "市民課", "Citizens' section"],
  ["tatoe-cho", "municipality", "たとえ町", "Tatoe Town", "住民課", "Residents' section"],
  ["rei-mura", "municipality", "れい村", "Rei Village", "住民福祉課", "Residents' and welfare section"],
  ["kakuu-shi", "designated_city", "架空市", "Kakuu City", "保健福祉局", "Health and welfare bureau"],
  ["rei-shi", "core_city", "れい市", "Rei City", "障がい福祉課", "Disability welfare section"],
  [
    "mihon-boe",
    "municipality_boe",
    "みほん市教育委員会",
    "Mihon City Board of Education",
    "学校保健係",
    "School health desk",
  ],
  [
    "betsu-boe",
    "municipality_boe",
    "べつの市教育委員会",
    "Betsuno City Board of Education",
    "学務課",
    "School affairs section",
  ],
  [
    "mihon-fukushi",
    "welfare_office",
    "みほん市福祉事務所",
    "Mihon City Welfare Office",
    "生活支援課",
    "Livelihood support section",
  ],
  [
    "betsu-fukushi",
    "welfare_office",
    "べつの市福祉事務所",
    "Betsuno City Welfare Office",
    "生活支援課",
    "Livelihood support section",
  ],
  [
    "kakuu-kaigo",
    "care_insurance_union",
    "架空中部介護保険広域連合",
    "Central Kakuu Long-Term Care Union",
    "認定係",
    "Certification desk",
  ],
];

const prefectureAndState: Row[] = [
  [
    "kakuu-shogai",
    "prefecture",
    "架空県（障がい福祉）",
    "Kakuu Prefecture (disability welfare)",
    "障がい福祉課",
    "Disability welfare section",
  ],
  [
    "kakuu-hoken",
    "prefecture",
    "架空県（難病・小児慢性）",
    "Kakuu Prefecture (intractable diseases)",
    "保健予防課",
    "Disease prevention section",
  ],
  [
    "kakuu-shugaku",
    "prefecture",
    "架空県（就学支援）",
    "Kakuu Prefecture (schooling support)",
    "就学支援係",
    "Schooling support desk",
  ],
  ["hoka-ken", "prefecture", "ほか県", "Hoka Prefecture", "障がい福祉課", "Disability welfare section"],
  [
    "kakuu-boe",
    "prefecture_boe",
    "架空県教育委員会",
    "Kakuu Prefectural Board of Education",
    "保健体育課",
    "Health and physical education section",
  ],
  [
    "mihon-nenkin",
    "jps",
    "日本年金機構 みほん年金事務所",
    "Japan Pension Service, Mihon Office",
    "お客様相談室",
    "Consultation room",
  ],
  [
    "betsu-nenkin",
    "jps",
    "日本年金機構 べつの年金事務所",
    "Japan Pension Service, Betsuno Office",
    "お客様相談室",
    "Consultation room",
  ],
  [
    "mihon-hello-work",
    "hello_work",
    "ハローワークみほん",
    "Hello Work Mihon",
    "雇用保険係",
    "Employment insurance desk",
  ],
  [
    "betsu-hello-work",
    "hello_work",
    "ハローワークべつの",
    "Hello Work Betsuno",
    "雇用保険係",
    "Employment insurance desk",
  ],
  [
    "mihon-roki",
    "labour_standards_office",
    "みほん労働基準監督署",
    "Mihon Labour Standards Office",
    "労災課",
    "Accident compensation section",
  ],
  ["mihon-jasso", "jasso", "日本学生支援機構 みほん窓口", "JASSO, Mihon Desk", "奨学金窓口", "Scholarship desk"],
  [
    "mihon-koza",
    "digital_agency_office",
    "デジタル庁 みほん口座係",
    "Digital Agency, Mihon Account Desk",
    "公金受取口座の窓口",
    "Public-money account desk",
  ],
];

/** In a fixed order; each has a phone number of its own. */
export const institutions: readonly Institution[] = [...insurers, ...cities, ...prefectureAndState].map(
  ([institutionId, kind, nameJa, nameEn, officeJa, officeEn], index) => ({
    institutionId,
    kind,
    nameJa,
    nameEn,
    officeJa,
    officeEn,
    phone: `0120-000-${101 + index}`,
  }),
);

const byId = new Map(institutions.map((institution) => [institution.institutionId, institution]));

/** @throws Error where no institution has that id */
export function getInstitution(institutionId: string): Institution {
  const institution = byId.get(institutionId);
  if (!institution) throw new Error(`no institution ${institutionId}`);
  return institution;
}
