/// What the buttons and keys of comparison pages do.
enum HTMLDiffScript {
    static let script = """
        (() => {
          const body = document.body, main = document.querySelector("main");
          const byID = id => document.getElementById(id);
          const off = new Set();
          let now = -1;

          // One entry a change, at the first place where it can be seen.
          function stops() {
            const seen = new Set(), list = [];
            for (const node of main.querySelectorAll("[data-c]")) {
              if (seen.has(node.dataset.c) || off.has(node.dataset.kind)) continue;
              if (node.classList.contains("year") && !body.classList.contains("years")) continue;
              if (node.getClientRects().length === 0) continue;
              seen.add(node.dataset.c);
              list.push(node);
            }
            return list;
          }
          function show(list) {
            byID("vi-tri").textContent = (now + 1) + " / " + list.length;
          }
          function go(step) {
            const list = stops();
            if (list.length === 0) return;
            const current = main.querySelector(".now");
            let place = current ? list.indexOf(current) : -1;
            if (current && place < 0) place = list.findIndex(n => current.compareDocumentPosition(n) & 4) - (step > 0 ? 1 : 0);
            now = ((place < 0 && step < 0 ? 0 : place) + step + list.length) % list.length;
            for (const node of main.querySelectorAll(".now")) node.classList.remove("now");
            list[now].classList.add("now");
            list[now].scrollIntoView({block: "center"});
            show(list);
          }
          function reset() {
            now = -1;
            for (const node of main.querySelectorAll(".now")) node.classList.remove("now");
            show(stops());
          }
          function view(one) {
            main.classList.toggle("one", one);
            byID("xem-mot-cot").setAttribute("aria-pressed", one);
            byID("xem-hai-cot").setAttribute("aria-pressed", !one);
            reset();
          }
          byID("xem-mot-cot").onclick = () => view(true);
          byID("xem-hai-cot").onclick = () => view(false);
          byID("sau").onclick = () => go(1);
          byID("truoc").onclick = () => go(-1);
          const toggles = {"chi-thay-doi": "only-changes", "hien-nam": "years", "hien-nhieu": "noisy"};
          for (const [id, name] of Object.entries(toggles)) {
            const box = byID(id);
            if (box) box.onchange = () => { body.classList.toggle(name, box.checked); reset(); };
          }
          for (const button of document.querySelectorAll(".kind")) {
            button.onclick = () => {
              const isOn = button.getAttribute("aria-pressed") !== "true", kind = button.dataset.kind;
              button.setAttribute("aria-pressed", isOn);
              if (isOn) off.delete(kind); else off.add(kind);
              for (const node of main.querySelectorAll('[data-kind="' + kind + '"]')) node.classList.toggle("off", !isOn);
              reset();
            };
          }
          document.addEventListener("keydown", event => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input:not([type=checkbox]),textarea")) return;
            if (event.key === "n") go(1);
            else if (event.key === "p") go(-1);
            else if (event.key === "u") view(!main.classList.contains("one"));
          });
          show(stops());
        })();

        """
}
