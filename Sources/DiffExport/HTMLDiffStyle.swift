/// The style sheet of comparison pages: two columns on a desk, dark at night, A4 in print.
enum HTMLDiffStyle {
    static let sheet = colors + bar + frame + passages + print

    private static let colors = """
        :root{color-scheme:light dark;--desk:#eceae4;--paper:#fffefa;--ink:#1d1c1a;--soft:#5d5a53;--line:#cfcabd;\
        --link:#17497f;--out:#fbdcd7;--out-ink:#7d1a10;--in:#d6efd3;--in-ink:#135022;--move:#e3def8;--year:#f2ecd6;--now:#c77700;\
        --serif:"Noto Serif","Tinos","Liberation Serif","Times New Roman",serif;\
        --sans:system-ui,"Noto Sans","Segoe UI","Liberation Sans",Arial,sans-serif}
        @media (prefers-color-scheme:dark){:root{--desk:#141413;--paper:#1e1d1b;--ink:#e8e4da;--soft:#aca699;--line:#45423b;\
        --link:#9cc3f0;--out:#52231d;--out-ink:#ffc9c0;--in:#1d4427;--in-ink:#c5f0cb;--move:#383159;--year:#3d3620;--now:#ffb347}}
        *{box-sizing:border-box}
        html{scroll-padding-top:8rem}
        body{margin:0;background:var(--desk);color:var(--ink);font:1rem/1.5 var(--serif)}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}

        """

    private static let bar = """
        .bar{position:sticky;top:0;z-index:3;background:var(--paper);border-bottom:1px solid var(--line);padding:.5rem 1rem;\
        font:.85rem/1.3 var(--sans)}
        .row{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
        .filters{margin-top:.4rem;gap:.3rem}
        .group{display:flex;align-items:center;gap:.3rem}
        button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:.3rem;padding:.25rem .6rem;\
        cursor:pointer}
        button:hover{border-color:var(--ink)}
        button[aria-pressed=true]{background:var(--desk);font-weight:600}
        .kind[aria-pressed=false]{text-decoration:line-through;color:var(--soft)}
        .kind span{color:var(--soft);font-variant-numeric:tabular-nums}
        #vi-tri{min-width:5rem;text-align:center;font-variant-numeric:tabular-nums}
        label{display:flex;align-items:center;gap:.3rem}

        """

    private static let frame = """
        .frame{display:grid;grid-template-columns:minmax(13rem,18rem) minmax(0,82rem);gap:1.5rem;justify-content:center;\
        padding:1rem}
        .side{position:sticky;top:7.5rem;align-self:start;max-height:calc(100vh - 8.5rem);overflow-y:auto;font:.8rem/1.35 var(--sans)}
        nav h2{font-size:.95rem;margin:0 0 .4rem}
        nav ol{list-style:none;margin:0;padding:0}
        nav a{display:flex;gap:.4rem;justify-content:space-between;padding:.2rem .4rem;border-radius:.25rem;color:inherit;text-decoration:none}
        nav a:hover{background:var(--paper)}
        nav span{overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}
        nav .d1{margin-left:.9rem}
        nav b{flex:none;align-self:start;min-width:1.5rem;padding:0 .3rem;border-radius:.7rem;background:var(--year);text-align:center;\
        font-weight:600;font-variant-numeric:tabular-nums}
        nav .added a{border-left:3px solid var(--in-ink)}nav .dropped a{border-left:3px solid var(--out-ink)}
        nav .dropped span{text-decoration:line-through}
        nav .moved a,nav .renumbered a{border-left:3px solid var(--link)}
        main{min-width:0}
        h1{font-size:1.4rem;margin:.2rem 0 .6rem}
        .documents{display:grid;grid-template-columns:1fr 1fr;gap:1px;background:var(--line);border:1px solid var(--line)}
        .document{background:var(--paper);padding:.7rem 1rem}.document p{margin:0}
        .document .side{position:static;max-height:none;font-weight:600;color:var(--soft)}
        .document .name{font-weight:700}.meta,.sum,.remark{font:.8rem/1.4 var(--sans);color:var(--soft)}
        .sum{font-size:.95rem;color:var(--ink);margin:.8rem 0 .2rem}.remark{margin:.15rem 0}
        h2.part{font:600 .8rem/1.3 var(--sans);color:var(--soft);text-transform:uppercase;letter-spacing:.05em;margin:1.4rem 0 .3rem}

        """

    private static let passages = """
        .passage{margin:0;scroll-margin-top:8rem}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:1px;background:var(--line);border:1px solid var(--line);border-top:0}
        h2.part+.passage .pair,.badges+.pair{border-top:1px solid var(--line)}
        .old,.new{background:var(--paper);padding:.35rem .9rem;min-width:0;position:relative}
        .pair p,.pair h3{margin:0;font-size:1rem;font-weight:400;white-space:pre-line;overflow-wrap:break-word}
        .pair h3{font-weight:700}
        .d1 p,.d1 h3{padding-left:1rem}.d2 p,.d2 h3{padding-left:2rem}.d3 p,.d3 h3{padding-left:3rem}
        .d4 p,.d4 h3,.d5 p,.d5 h3{padding-left:3.6rem}
        .label{font-weight:600}
        .page{float:right;margin-left:.5rem;font:.7rem/1.6 var(--sans);color:var(--soft)}
        .added .old,.dropped .new{background:repeating-linear-gradient(135deg,var(--paper) 0 6px,var(--desk) 6px 7px)}
        .tabular dl{display:grid;grid-template-columns:minmax(5rem,9rem) minmax(0,1fr);gap:.1rem .7rem;margin:0;font-size:.93rem}
        dt{font:.75rem/1.7 var(--sans);color:var(--soft)}dd{margin:0;white-space:pre-line}
        del{text-decoration:line-through;text-decoration-thickness:1px;background:var(--out);color:var(--out-ink);border-radius:.15em}
        ins{text-decoration:none;background:var(--in);color:var(--in-ink);border-radius:.15em}
        del.year,ins.year{background:var(--year);color:inherit;text-decoration:none}
        body:not(.years) del.year,body:not(.years) ins.year{background:none}
        .badges{display:flex;flex-wrap:wrap;gap:.3rem;padding:.45rem 0 .2rem;font:.75rem/1.4 var(--sans)}
        .badge{padding:.05rem .5rem;border-radius:.7rem;background:var(--move)}
        .badge.k-added{background:var(--in);color:var(--in-ink)}.badge.k-dropped{background:var(--out);color:var(--out-ink)}
        .new del{display:none}
        .one .pair{grid-template-columns:1fr}.one .old{display:none}.one .new del{display:inline}
        .one .dropped .new{background:var(--paper)}
        body:not(.years) .one .new del.year{display:none}
        .noisy .noise{text-decoration:underline dotted var(--now) 2px}
        .only-changes .same{display:none}
        .only-changes:not(.years) .only-years{display:none}
        .off{background:none!important;color:inherit!important;text-decoration:none!important}
        .new del.off{display:none!important}.badge.off{display:none}
        .now{outline:2px solid var(--now);outline-offset:1px;scroll-margin-top:40vh}
        @media (max-width:60rem){.frame{display:block}nav.side{position:static;max-height:14rem;margin-bottom:1rem}}
        @media (max-width:40rem){.old,.new{padding:.3rem .5rem}.d1 p,.d2 p,.d3 p,.d4 p,.d5 p{padding-left:.4rem}}

        """

    private static let print = """
        @page{size:A4;margin:15mm}
        @media print{:root{color-scheme:light;--desk:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#999;--out:#eee;--out-ink:#000;\
        --in:#ddd;--in-ink:#000;--move:#eee;--year:#fff;--now:#000}
        .bar,nav{display:none}.frame{display:block;padding:0}body{font-size:9.5pt}
        ins{text-decoration:underline}.now{outline:0}
        .pair{break-inside:avoid}h2.part,.badges{break-after:avoid}}

        """
}
