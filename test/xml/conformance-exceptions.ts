// Where this reader and the W3C suite part, and why.

/**
 * Not well-formed, but the error is in an external entity or the external subset, which a processor
 * that reads nothing outside the document cannot see (XML 1.0, 5.1).
 */
export const errorOutsideDocument: ReadonlySet<string> = new Set(
  `
  cond01 cond02 decl01 dtd07 encoding07
  ibm-not-wf-P30-ibm30n01.xml ibm-not-wf-P31-ibm31n01.xml ibm-not-wf-P61-ibm61n01.xml
  ibm-not-wf-P62-ibm62n01.xml ibm-not-wf-P62-ibm62n02.xml ibm-not-wf-P62-ibm62n03.xml
  ibm-not-wf-P62-ibm62n04.xml ibm-not-wf-P62-ibm62n05.xml ibm-not-wf-P62-ibm62n06.xml
  ibm-not-wf-P62-ibm62n07.xml ibm-not-wf-P62-ibm62n08.xml ibm-not-wf-P63-ibm63n01.xml
  ibm-not-wf-P63-ibm63n02.xml ibm-not-wf-P63-ibm63n03.xml ibm-not-wf-P63-ibm63n04.xml
  ibm-not-wf-P63-ibm63n05.xml ibm-not-wf-P63-ibm63n06.xml ibm-not-wf-P63-ibm63n07.xml
  ibm-not-wf-P64-ibm64n01.xml ibm-not-wf-P64-ibm64n02.xml ibm-not-wf-P64-ibm64n03.xml
  ibm-not-wf-P65-ibm65n01.xml ibm-not-wf-P65-ibm65n02.xml ibm-not-wf-P77-ibm77n01.xml
  ibm-not-wf-P77-ibm77n02.xml ibm-not-wf-P77-ibm77n03.xml ibm-not-wf-P77-ibm77n04.xml
  ibm-not-wf-P78-ibm78n01.xml ibm-not-wf-P78-ibm78n02.xml ibm-not-wf-P79-ibm79n01.xml
  ibm-not-wf-P79-ibm79n02.xml ibm-not-wf-p28a-ibm28an01.xml
  not-wf-ext-sa-001 not-wf-ext-sa-002 not-wf-ext-sa-003
  not-wf-not-sa-001 not-wf-not-sa-003 not-wf-not-sa-004 not-wf-not-sa-006 not-wf-not-sa-007
  not-wf-not-sa-008 not-wf-not-sa-009
  o-p09fail1 o-p09fail2 o-p30fail1 o-p31fail1 o-p61fail1 o-p62fail1 o-p62fail2 o-p63fail1
  o-p63fail2 o-p64fail1 o-p64fail2
  rmt-e2e-38
  `
    .trim()
    .split(/\s+/u),
);
