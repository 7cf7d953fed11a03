/** The report's look: one accent, tabular figures, quiet lines. Sizes in pt, so that screen and paper are set the same. */
export const STYLE = `
:root{--ink:#1a2026;--muted:#57626b;--line:#d9dfe3;--soft:#f3f6f8;--accent:#0f5c7a;--alert:#9a3412;color-scheme:light}
*{box-sizing:border-box}
html{font-family:var(--font);font-size:9pt;line-height:1.45;color:var(--ink);background:#fff;font-variant-numeric:tabular-nums lining-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0}
main{max-width:186mm;margin:0 auto}
h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0}
ul,ol{padding:0}
h1{font-size:21pt;font-weight:400;letter-spacing:-.01em;line-height:1.15}
h2{font-size:11.5pt;font-weight:600;color:var(--accent);margin:0 0 5pt;break-after:avoid}
h3{font-size:10pt;font-weight:600;break-after:avoid}
.masthead{display:flex;justify-content:space-between;align-items:flex-start;border-bottom:1.5pt solid var(--accent);padding-bottom:7pt;margin-bottom:9pt}
.product{font-size:7.5pt;font-weight:600;letter-spacing:.05em;text-transform:uppercase;color:var(--accent);margin-bottom:2pt}
.who{font-size:12pt;font-weight:600;margin-top:3pt}
.marks{display:flex;gap:5pt;padding-top:2pt}
.mark-text{border:1.2pt solid var(--alert);color:var(--alert);font-weight:600;letter-spacing:.03em;font-size:9pt;padding:1.5pt 6pt;border-radius:2pt;text-transform:uppercase}
.banner{color:var(--alert);font-size:8.5pt}
.headline bdi{white-space:nowrap}
.signed{font-size:8.5pt;color:var(--muted);margin-bottom:7pt;overflow-wrap:anywhere}
.banner:last-of-type{margin-bottom:7pt}
.report-section{margin-top:13pt}
.masthead+.report-section{margin-top:0}
.section-header h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.facts{display:grid;grid-template-columns:repeat(4,1fr);gap:5pt 12pt;border-bottom:.6pt solid var(--line);padding-bottom:8pt}
.facts dt{font-size:7pt;color:var(--muted);letter-spacing:.02em}
.facts>div{min-width:0}
.facts dd{font-size:8.8pt;overflow-wrap:anywhere}
.section-header .facts>div:nth-last-child(-n+5){grid-column:span 2}
.section-header .facts>div:last-child{grid-column:1/-1}
.section-provenance .facts{border:0;padding-bottom:0;grid-template-columns:repeat(3,1fr)}
.section-provenance .statements:last-child{columns:2;column-gap:14pt;font-size:7.6pt}
.section-provenance .statements:last-child li{break-inside:avoid}
.section-provenance .facts dd{overflow-wrap:anywhere}
.headline{font-size:12.5pt;line-height:1.35;margin-bottom:7pt}
.verdict{display:grid;grid-template-columns:38mm 1fr;gap:10pt;padding:7pt 0;border-top:.6pt solid var(--line);break-inside:avoid}
.verdict h3{font-size:13pt}
.category{font-size:10pt;font-weight:600;color:var(--accent);display:flex;align-items:center;gap:4pt;margin-top:1pt}
.verdict-pseudarthrosis .category{color:var(--alert)}
.verdict-indeterminate .category{color:var(--muted)}
.mark{width:10pt;height:10pt;flex:none}
.mark-fill{fill:currentColor}
.mark-line{fill:none;stroke:currentColor;stroke-width:1.8}
.mark-dashed{stroke-dasharray:2.6 2.1}
.mark-cross{stroke-width:2.6;stroke-linecap:round}
.wording{font-weight:600}
.published,.basis{color:var(--muted)}
.override,.override-mark{color:var(--alert)}
.override-mark{font-size:7.8pt}
.reasons{color:var(--muted);padding-left:11pt;font-size:8.2pt}
.statements{list-style:none}
.statements li{overflow-wrap:anywhere;padding-left:9pt;position:relative;margin-bottom:2pt}
.statements li::before{content:"";position:absolute;left:0;top:.62em;width:3.2pt;height:3.2pt;background:var(--line)}
.statements li.caution::before{background:var(--alert)}
.statements li.override::before{background:var(--alert)}
.statements li.muted,.muted{color:var(--muted)}
.override{color:var(--alert)}
td.caution{color:var(--alert)}
.table-block{margin-top:7pt;break-inside:avoid}
.table-block-causes{break-inside:auto}
.section-hardware,.section-limitations,.section-bridging,.section-images{break-inside:avoid}
.table-block+.statements,.chart-block+.statements,.facts+.statements{margin-top:6pt}
table{border-collapse:collapse;width:100%;font-size:8pt;line-height:1.32}
caption{text-align:left;font-weight:600;font-size:8.5pt;padding-bottom:3pt;break-after:avoid}
thead{display:table-header-group}
thead th{font-size:7pt;font-weight:600;color:var(--muted);text-align:left;vertical-align:bottom;border-bottom:.9pt solid var(--ink);padding:2pt 5pt 2.5pt 0}
tbody th,td{text-align:left;vertical-align:top;font-weight:400;border-bottom:.5pt solid var(--line);padding:3pt 5pt 3pt 0;overflow-wrap:anywhere}
tbody th{font-weight:600;white-space:nowrap}
.table-causes tbody th,.table-alignment tbody th,.table-warnings tbody th{white-space:normal}
.table-warnings tbody th{font-weight:400;font-size:6.8pt;color:var(--muted);width:42mm}
th.number,td.number{text-align:right;padding-right:7pt}
td.number{white-space:nowrap}
tr{break-inside:avoid}
.unit{font-weight:400}
.interval{display:block;font-size:6.6pt;color:var(--muted)}
.table-alignment .interval{display:inline;padding-left:5pt;font-size:7.4pt}
.table-causes{table-layout:fixed}
.table-causes th:first-child{width:33mm}
.table-causes th:nth-child(2){width:56mm}
.table-causes th:last-child{width:23mm}
.table-alignment th:first-child{width:72mm}
.table-alignment th:nth-child(2){width:44mm}
.table-note{font-size:7pt;color:var(--muted);margin-top:3pt}
.table-levels,.table-hardware,.table-bridging{font-size:7.4pt}
.notes{list-style:none;counter-reset:note;font-size:7pt;color:var(--muted);margin-top:3pt}
.notes li{counter-increment:note}
.notes li::before{content:counter(note) "  "}
sup{font-size:.72em;line-height:0}
code{font-family:inherit;font-size:.86em;letter-spacing:.01em;color:var(--muted)}
.chart-block,.image{break-inside:avoid}
.chart-block{margin-top:8pt}
figcaption{font-size:8.2pt;color:var(--muted)}
.chart-block figcaption{font-weight:600;font-size:8.5pt;color:var(--ink)}
.chart{display:block;width:100%;height:auto;margin-top:2pt}
.chart text{font-size:11px;fill:var(--ink)}
.chart .chart-tick{font-size:9.5px;fill:var(--muted)}
.chart .chart-value{fill:var(--muted)}
.chart .chart-number{font-weight:600;fill:var(--ink)}
.chart-plot{fill:var(--soft)}
.chart-band{fill:#d5dde2}
.chart-threshold{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2.4}
.chart-interval{stroke:var(--accent);stroke-width:1.8}
.chart-dot{fill:var(--accent)}
.chart-axis{stroke:var(--muted);stroke-width:.8}
.images{display:grid;grid-template-columns:repeat(3,1fr);gap:8pt}
.stack{position:relative;background:#000;overflow:hidden}
.stack img,.stack svg{position:absolute;inset:0;width:100%;height:100%}
.image.missing p{border:.6pt solid var(--line);padding:12pt;color:var(--muted)}
.free-text{margin-top:7pt;padding-left:9pt;border-left:2pt solid var(--accent)}
.free-text p{white-space:pre-wrap;overflow-wrap:anywhere}
button.evidence{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;text-align:inherit;cursor:pointer;text-decoration:underline dotted var(--line);text-underline-offset:2pt}
button.evidence:hover{text-decoration-color:var(--accent)}
button.evidence:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.notice-line{margin-top:14pt;padding-top:6pt;border-top:.6pt solid var(--line);font-size:7.5pt;color:var(--muted)}
@media screen{
html{font-size:10pt}
main{padding:12mm 14mm;max-width:214mm}
.mode-screen main{padding:8mm}
}
@media print{
.notice-line{display:none}
}
@media (max-width:640px){
.facts{grid-template-columns:repeat(2,1fr)}
.verdict{grid-template-columns:1fr}
.images{grid-template-columns:1fr}
.table-block{overflow-x:auto}
}
`;
