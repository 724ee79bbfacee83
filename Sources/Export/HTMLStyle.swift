/// The style sheet of HTML pages: paper on a desk, dark at night, A4 in print.
enum HTMLStyle {
    static let sheet = colors + page + contents + letterhead + sections + tables + lists + narrow + print

    private static let colors = """
        :root{color-scheme:light dark;--desk:#eceae4;--paper:#fffefa;--ink:#1d1c1a;--soft:#5d5a53;--line:#cfcabd;\
        --shade:#f4f1e8;--link:#17497f;--seal:#a3251c;--rule:#8d877a;--date:#fbeec2;--amount:#dcefd9;--who:#e0e6f8;\
        --serif:"Noto Serif","Tinos","Liberation Serif","Times New Roman",ui-serif,Georgia,serif;\
        --sans:system-ui,"Noto Sans","Segoe UI","Liberation Sans",Arial,sans-serif}
        @media (prefers-color-scheme:dark){:root{--desk:#141413;--paper:#1e1d1b;--ink:#e8e4da;--soft:#aca699;\
        --line:#45423b;--shade:#292723;--link:#9cc3f0;--seal:#f0938a;--rule:#837d70;--date:#4b4012;--amount:#24421f;\
        --who:#2b355c}}

        """

    private static let page = """
        *{box-sizing:border-box}
        html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--desk);color:var(--ink);font:1.0625rem/1.55 var(--serif)}
        a{color:var(--link);text-underline-offset:.15em}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        :target{background:var(--shade);box-shadow:0 0 0 .35rem var(--shade)}
        .skip{position:absolute;left:-100rem}.skip:focus{left:1rem;top:1rem;z-index:2;background:var(--paper);padding:.5rem}
        .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .frame{display:grid;grid-template-columns:minmax(15rem,20rem) minmax(0,54rem);gap:2.5rem;justify-content:center;\
        padding:0 1.5rem}
        main{padding:1.5rem 0 4rem;min-width:0}
        .sheet{position:relative;background:var(--paper);padding:3.5rem 5rem 4rem 4.5rem;\
        box-shadow:0 1px 3px rgb(0 0 0/.18),0 6px 24px rgb(0 0 0/.07)}
        p{margin:0 0 .55em;overflow-wrap:break-word}
        .origin,.meta,.places,.legend,.about,.notice,.contents,figcaption{font-family:var(--sans)}
        .page{position:absolute;right:1.1rem;padding-left:.4rem;border-left:2px solid var(--rule);\
        font:.6875rem/1.5 var(--sans);color:var(--soft);white-space:nowrap;text-indent:0;text-transform:none}
        .notice{background:var(--paper);border-left:4px solid var(--seal);padding:.8rem 1.2rem;margin-bottom:1.2rem;\
        font-size:.9rem}.notice ul{margin:.3rem 0 0;padding-left:1.2rem}

        """

    private static let contents = """
        .side{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1.5rem .25rem 2rem 0;\
        scrollbar-width:thin}
        .contents summary{font-weight:600;font-size:.95rem;padding:.2rem .5rem;cursor:pointer}
        .contents ol{list-style:none;margin:0;padding:0}
        .contents ol ol{margin-left:.7rem;border-left:1px solid var(--line);padding-left:.2rem}
        .contents a{display:flex;gap:.4em;padding:.22rem .5rem;border-radius:.25rem;color:var(--ink);\
        text-decoration:none;font-size:.8125rem;line-height:1.35}
        .contents a:hover{background:var(--paper)}
        .contents ol ol a{font-size:.78rem}
        .contents .label{flex:none;color:var(--soft)}
        .contents .title{flex:1;min-width:0;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;\
        -webkit-line-clamp:2}
        .contents .number{flex:none;color:var(--soft);font-size:.72rem;font-variant-numeric:tabular-nums}
        .legend{margin:1rem .5rem 0;padding-top:.6rem;border-top:1px solid var(--line);font-size:.75rem;color:var(--soft)}
        .legend p{margin:0 0 .3rem}.legend ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.35rem .7rem}
        .legend mark{color:var(--ink)}.legend .cite{color:var(--link);border-bottom:1px solid}
        .legend .doubtful{margin-left:0;padding-left:.4em}

        """

    private static let letterhead = """
        .letterhead{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem;text-align:center;margin-bottom:1.8rem;line-height:1.4}
        .letterhead p{margin:0}
        .superior{text-transform:uppercase}
        .issuer{font-weight:700;text-transform:uppercase}
        .issuer:last-of-type::after,.issuer:has(+.number)::after{content:"";display:block;width:5rem;margin:.3rem auto .45rem;\
        border-bottom:1px solid}
        .right{align-self:end}.place{font-style:italic}
        .urgency{grid-column:1;justify-self:center;margin-top:.7rem!important;padding:.1rem .8rem;border:2px solid var(--seal);\
        color:var(--seal);font-weight:700;letter-spacing:.04em}
        h1.title{margin:0 0 1.6rem;text-align:center;font-size:1.25rem;line-height:1.4;text-wrap:balance}
        h1 .kind{display:block;text-transform:uppercase;font-size:1.35rem;letter-spacing:.02em}
        h1 .name{text-transform:none}
        h1.letter .kind{font-size:.8rem;font-weight:400;text-transform:none;letter-spacing:0;color:var(--soft)}
        h1.title::after{content:"";display:block;width:8rem;margin:.7rem auto 0;border-bottom:1px solid}
        .bases{font-style:italic;margin-bottom:1.2rem}
        .bases p,.paragraph>p{text-indent:2rem;text-align:justify}
        .addressees{margin:0 0 1.4rem 3rem}.addressees ul{margin:0;padding:0 0 0 2rem;list-style:"- "}
        .closing{display:grid;grid-template-columns:minmax(12rem,2fr) 3fr;gap:2.5rem;margin:2.5rem 0 1rem;break-inside:avoid}
        .recipients{font-size:.875rem;line-height:1.45}
        .recipients .name{font-weight:700;font-style:italic;margin-bottom:.1rem}
        .recipients ul{list-style:"- ";margin:0;padding-left:.8rem}
        .signers{display:flex;flex-wrap:wrap;gap:1.5rem;justify-content:space-around;text-align:center;font-weight:700}
        .signer p{margin:0}.signer .authority{white-space:pre-line}.signer .name{margin-top:3.6rem}

        """

    private static let sections = """
        h2,h3,h4,h5,h6{margin:1.25em 0 .45em;font-size:1em;line-height:1.4;text-wrap:pretty;position:relative}
        h2{font-size:1.1rem;margin-top:1.7em}
        h4{font-style:italic}
        h5,h6{font-weight:600}
        h6{font-weight:400;font-style:italic}
        .sentence{font-weight:400;font-style:normal;font-size:1em}
        .sentence .label{font-weight:700}
        .section>p,.content>p{text-align:justify;hyphens:manual}
        .article>h2,.article>h3{font-size:1em;margin:.8em 0 .35em}
        .part>h2,.chapter>h2{text-align:center}
        .part>h2>.label,.chapter>h2>.label{display:block}.part>h2>.anchor,.chapter>h2>.anchor{position:absolute}
        .anchor{margin-left:.35em;font-weight:400;font-style:normal;text-decoration:none;opacity:0}
        h2:hover>.anchor,h3:hover>.anchor,h4:hover>.anchor,h5:hover>.anchor,h6:hover>.anchor,.items>li:hover>.label>.anchor,\
        .anchor:focus{opacity:.75}
        .items{list-style:none;margin:0 0 .3em;padding:0}
        .items>li{display:grid;grid-template-columns:minmax(1.5rem,max-content) minmax(0,1fr);column-gap:.45rem;\
        padding-left:.9rem;margin-bottom:.15em}
        .items>li>.label{position:relative;text-align:right}
        .items>li>.label>.anchor{position:absolute;right:100%;margin:0 .3em 0 0}
        .items.clause>li,.items.section>li{padding-left:0}
        .items.clause>li>.label,.items.section>li>.label{font-weight:700}
        .items.article>li{display:block;padding:0;margin-top:.8em}
        .items.article>li>.label{font-weight:700}
        .items.article>li>.content{display:inline}.items.article>li>.content>p:first-child{display:inline}
        .content>p{margin-bottom:.3em}
        .lead{font-style:italic}
        .doubtful{border-left:2px dotted var(--seal);margin-left:-.6rem;padding-left:calc(.6rem - 2px)}
        mark{color:inherit;border-radius:.15em;padding:0 .08em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
        .fact{background:linear-gradient(transparent 58%,var(--mark) 58%)}
        .fact.date,.fact.period,.fact.deadline{--mark:var(--date)}
        .fact.deadline{border-bottom:1px solid var(--seal)}
        .fact.quantity,.fact.target{--mark:var(--amount)}
        .fact.target{border-bottom:1px solid var(--rule)}
        .fact.responsible,.fact.coordinating{--mark:var(--who)}
        .fact.responsible{border-bottom:1px solid var(--rule)}
        a.cite{text-decoration-thickness:1px;text-decoration-color:var(--rule)}
        sup.note{line-height:0;font-size:.72em}.note a{text-decoration:none}
        .annex{margin-top:3.5rem;padding-top:2.2rem;border-top:3px double var(--line)}
        .annex>h2{text-align:center;text-wrap:balance;margin-top:0}
        .annex>h2>.label{display:block}.annex>h2>.anchor{position:absolute}
        .issued{text-align:center;font-style:italic;margin-bottom:1.4rem}
        .annex.form{border:1px solid var(--rule);padding:2rem}
        .fields{list-style:none;margin:.6rem 0;padding:0}
        .fields>li{display:flex;gap:.5rem;align-items:baseline;margin-bottom:.35rem}
        .asked{flex:0 1 auto}.filled,.blank{flex:1;min-width:6rem}
        .blank{border-bottom:2px dotted var(--rule);height:1.1em}

        """

    private static let tables = """
        figure{margin:1.2rem 0 1.5rem}
        figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1rem;justify-content:space-between;margin-bottom:.35rem;font-size:.8rem;\
        color:var(--soft)}
        figcaption .title{font-family:var(--serif);font-weight:700;font-size:1rem;color:var(--ink)}
        .origin{font-size:.75rem;color:var(--soft)}
        .scroll{overflow-x:auto;scrollbar-width:thin}
        .sheet figure.wide{margin-left:-3.2rem;margin-right:-3.7rem}
        .wide figcaption{padding:0 3.7rem 0 3.2rem}.wide table{font-size:.85rem}
        table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.42}
        th,td{border:1px solid var(--line);padding:.35rem .5rem;vertical-align:top;text-align:left}
        td{min-width:4.4rem}
        thead th{background:var(--shade);text-align:center;vertical-align:middle;line-height:1.3}
        tbody th{background:var(--shade)}
        th.level-2{font-style:italic}th.level-3{font-style:italic;font-weight:400}
        tr.total>*{font-weight:700;background:var(--shade)}
        td.short{min-width:2.4rem;text-align:center}
        td.number{text-align:right;font-variant-numeric:tabular-nums}
        td.long{min-width:16rem}td.medium{min-width:6.6rem}
        .wide td{min-width:3.8rem}.wide td.short{min-width:2.4rem}.wide td.medium{min-width:5.6rem}.wide td.long{min-width:13rem}
        .hang{display:block;padding-left:.75em;text-indent:-.75em}
        table .page{position:static;float:none!important;display:block;width:max-content;margin:0 auto .2rem;padding:0 .3rem;border:1px solid var(--line);\
        border-radius:.2rem;background:var(--paper);font-weight:400;font-style:normal}
        tbody th .page{margin-left:0}
        tr.doubtful>:first-child{border-left:2px dotted var(--seal)}

        """

    private static let lists = """
        .footnotes{margin-top:2.5rem;border-top:1px solid var(--rule);font-size:.9rem}
        .footnotes h2{font-size:1rem;margin:.8rem 0 .5rem}
        .citations,.about{margin-top:2rem;background:var(--paper);padding:1.8rem 4.5rem 2rem;box-shadow:0 1px 3px rgb(0 0 0/.18)}
        .citations h2,.about h2{margin:0 0 .8rem;font:600 1.05rem/1.3 var(--sans)}
        .citations ol{list-style:none;margin:0;padding:0}
        .citations li{padding:.5rem 0;border-top:1px solid var(--line)}
        .citations .name{font-weight:600}
        .citations .count{float:right;margin-left:1rem;font:.8rem/1.9 var(--sans);color:var(--soft);white-space:nowrap}
        .citations .meta,.citations .places{display:block;font-size:.8rem;color:var(--soft);line-height:1.5}
        .about{font-size:.8125rem;color:var(--soft);line-height:1.5}
        .source{margin:0;display:grid;grid-template-columns:7rem minmax(0,1fr);gap:0 .8rem}
        .source dd{margin:0;color:var(--ink);overflow-wrap:anywhere}
        code{font:.92em ui-monospace,"Liberation Mono",monospace}
        .about details{margin-top:.8rem}.about summary{cursor:pointer;font-weight:600;color:var(--ink)}
        .about table{font-size:.8rem;width:auto;margin-top:.4rem}
        .diagnostics{margin:.4rem 0 0;padding-left:1.1rem}.diagnostics .head{font-weight:600}
        .original{font-style:italic}
        del{color:var(--seal)}ins{text-decoration:none;color:var(--ink)}

        """

    private static let narrow = """
        @media (min-width:68rem){.contents::details-content{content-visibility:visible;display:block;height:auto}\
        .contents summary{pointer-events:none;list-style:none}.contents summary::-webkit-details-marker{display:none}}
        @media (max-width:67.99rem){.frame{display:block;max-width:56rem;margin:0 auto;padding:0 1rem}
        .side{position:static;max-height:none;overflow:visible;padding:1rem 0 0}
        .contents{background:var(--paper);padding:.4rem .6rem;box-shadow:0 1px 3px rgb(0 0 0/.18)}
        .contents a{padding:.4rem .5rem;font-size:.9rem!important}.contents a:hover{background:var(--shade)}
        main{padding-top:1rem}}
        @media (max-width:40rem){body{font-size:1rem}.frame{padding:0 .5rem}
        .sheet{padding:1.4rem 1.1rem 2rem}.citations,.about{padding:1.2rem 1.1rem}
        .letterhead{grid-template-columns:1fr;gap:.6rem}
        .page{position:static;float:right;margin:.2em 0 0 .5em}
        .sheet figure.wide{margin-left:0;margin-right:0}.wide figcaption{padding:0}
        .bases p,.paragraph>p{text-indent:1.2rem}.bases p,.paragraph>p,.section>p,.content>p{text-align:left}
        .addressees{margin-left:0}.closing{grid-template-columns:1fr;gap:1.2rem}.signers{order:-1}
        .items>li{padding-left:0;grid-template-columns:minmax(1.1rem,max-content) minmax(0,1fr)}
        .annex.form{padding:1rem}.source{grid-template-columns:5rem minmax(0,1fr)}
        td.long{min-width:13rem}.fields>li{flex-wrap:wrap}.filled,.blank{flex-basis:8rem}}

        """

    private static let print = """
        @page{size:A4;margin:20mm 15mm 20mm 25mm}
        @page wide{size:A4 landscape;margin:20mm 15mm}
        @media print{:root{color-scheme:light;--desk:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#999;--shade:#f2f2f2;\
        --link:#000;--seal:#000;--rule:#777;--date:#f4f4f4;--amount:#f4f4f4;--who:#f4f4f4}
        body{font-size:12pt;line-height:1.4}.skip,.anchor,.legend{display:none}
        .frame{display:block;padding:0;max-width:none}main{padding:0}
        .side{position:static;max-height:none;overflow:visible;padding:0;break-after:page}
        .contents{box-shadow:none;padding:0}.contents summary{list-style:none;font:700 14pt var(--serif);text-align:center}
        .contents::details-content{content-visibility:visible;display:block;height:auto}
        .contents a{font-size:10.5pt!important;padding:.1rem 0}.contents .title{display:block;overflow:visible}
        .contents li{break-inside:avoid-page}
        .sheet,.citations,.about{box-shadow:none;padding:0 9mm 0 0}
        .page{right:0;font-size:7.5pt;border:0;padding:0}
        h2,h3,h4,h5,h6,figcaption{break-after:avoid}tr,.items>li>.label{break-inside:avoid}thead{display:table-header-group}
        p{orphans:2;widows:2}.scroll{overflow:visible}.sheet figure.wide,.annex:has(>figure.wide){page:wide}.sheet figure.wide{margin:0}
        tr.group{break-after:avoid}
        table{font-size:9.5pt}td{min-width:0!important}td.short{min-width:8mm!important}.wide figcaption{padding:0}
        .annex{position:relative;break-before:page;border:0;margin:0;padding:0}a{text-decoration:none}a.cite{border-bottom:.5pt dotted #555}
        .citations,.about{margin-top:8mm}.about details:not([open]){display:none}}

        """
}
