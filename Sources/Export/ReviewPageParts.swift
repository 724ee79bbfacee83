/// The style sheet of the review page.
enum ReviewStyle {
    static let sheet = """
        :root{color-scheme:light dark}
        *{box-sizing:border-box}
        body{margin:0;font:1rem/1.5 system-ui,"Noto Sans","Liberation Sans",Arial,sans-serif;\
        background:light-dark(#eceae4,#141413);color:light-dark(#1d1c1a,#e8e4da)}
        header{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;align-items:center;\
        padding:.6rem 1.5rem;background:light-dark(#fffefa,#1e1d1b);border-bottom:1px solid light-dark(#cfcabd,#45423b)}
        h1{font-size:1.05rem;margin:0}h2{font-size:1rem;margin:1.5rem 0 .6rem}#count{margin:0;flex:1}
        main{max-width:64rem;margin:0 auto;padding:.5rem 1.5rem 4rem}
        .about{font-size:.9rem}
        .entry{background:light-dark(#fffefa,#1e1d1b);padding:.6rem .9rem;margin:0 0 .7rem;\
        border-left:4px solid transparent}
        .entry.changed{border-left-color:light-dark(#2f7d32,#7fc783)}
        .where{font-size:.8rem;color:light-dark(#5d5a53,#aca699)}.sum{font-variant-numeric:tabular-nums}
        .crop{position:relative;max-width:100%;margin:.4rem 0;background:#fff;line-height:0}
        .crop img{width:100%;height:auto}
        .crop i{position:absolute;border:2px solid #c22a1d;border-radius:2px;margin:-2px}
        .line{margin:.4rem 0;font-family:"Liberation Serif","Times New Roman",serif}
        .edit{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center}
        input,textarea{font:1.1rem/1.4 "Liberation Serif","Times New Roman",serif;padding:.25rem .5rem;\
        border:1px solid light-dark(#8d877a,#837d70);border-radius:3px;background:light-dark(#fff,#292723);color:inherit}
        input{width:22rem;max-width:100%}textarea{width:100%}
        button{font:inherit;padding:.25rem .7rem;cursor:pointer}
        .others{font-size:.85rem}.other{font:1rem "Liberation Serif","Times New Roman",serif;margin-left:.3rem}
        :focus-visible{outline:2px solid light-dark(#17497f,#9cc3f0);outline-offset:1px}
        .problems{border-left:4px solid #a3251c;padding-left:1rem;font-size:.9rem}
        table{border-collapse:collapse;font-size:.9rem}
        th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid light-dark(#cfcabd,#45423b)}
        .n{text-align:right;font-variant-numeric:tabular-nums}
        @media print{header button,.others{display:none}}
        """
}

/// What the review page does: counts changes, keeps them over a reload, saves them.
enum ReviewScript {
    static let text = """
        'use strict';
        const entries = Array.from(document.querySelectorAll('.entry'));
        const field = entry => entry.querySelector('input, textarea');
        const clean = text => text.normalize('NFC').replace(/\\s+/g, ' ').trim();
        const key = entry => ['sohoa', entry.dataset.hash, entry.dataset.page, entry.dataset.box, entry.dataset.text].join('|');
        const isChanged = entry => clean(field(entry).value) !== entry.dataset.text;
        function corrections() {
          const lines = entries.filter(isChanged).map(entry => [entry.dataset.hash, entry.dataset.page, entry.dataset.box,
            entry.dataset.text, clean(field(entry).value), entry.dataset.path].map(text => text.replace(/[\\t\\r\\n]/g, ' ')).join('\\t'));
          return lines.map(line => line + '\\n').join('');
        }
        function remember(entry) {
          try {
            if (isChanged(entry)) localStorage.setItem(key(entry), field(entry).value);
            else localStorage.removeItem(key(entry));
          } catch (error) { /* A browser that keeps nothing for files: the page works all the same. */ }
        }
        function count() {
          const changed = entries.filter(isChanged).length;
          document.getElementById('count').textContent = changed ? `Đã sửa ${changed} chỗ.` : 'Chưa sửa chỗ nào.';
          document.getElementById('save').disabled = changed === 0;
        }
        function update(entry) {
          entry.classList.toggle('changed', isChanged(entry));
          remember(entry);
          count();
        }
        entries.forEach((entry, index) => {
          const input = field(entry);
          try {
            const kept = localStorage.getItem(key(entry));
            if (kept !== null) input.value = kept;
          } catch (error) { /* See above. */ }
          input.addEventListener('input', () => update(entry));
          input.addEventListener('keydown', event => {
            if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
            event.preventDefault();
            const next = entries[index + 1];
            if (next) { field(next).focus(); next.scrollIntoView({block: 'center'}); }
          });
          entry.querySelectorAll('.other').forEach(button => button.addEventListener('click', () => {
            input.value = button.textContent;
            update(entry);
          }));
          entry.classList.toggle('changed', isChanged(entry));
        });
        count();
        document.getElementById('save').addEventListener('click', () => {
          const link = document.createElement('a');
          link.href = URL.createObjectURL(new Blob([corrections()], {type: 'text/tab-separated-values;charset=utf-8'}));
          link.download = 'sua-loi.tsv';
          link.click();
          setTimeout(() => URL.revokeObjectURL(link.href), 1000);
        });
        """
}
