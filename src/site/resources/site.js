// The search. Its index is a script, because pages in files may not read other files; it is loaded when it is needed.
// The address of a page may contain a search: #q=words opens it, ?q=words marks the words in the text.
"use strict";

(() => {
    const MOST_RESULTS = 12;
    const MOST_RESULTS_OF_A_PAGE = 3;
    const root = new URL(".", document.currentScript.src);
    const form = document.querySelector(".search");
    const input = form.querySelector("input");
    const found = form.querySelector(".found");
    let index = null; // a promise, once it has been asked for

    const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const wordsOf = text => fold(text).split(/\s+/).filter(word => word);

    function load() {
        index ??= new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.src = new URL(form.dataset.index, root);
            script.onload = () => resolve(window.searchIndex.map(([address, title, heading, text]) =>
                ({ address, title, heading, text, names: fold(title + " " + heading), folded: fold(text) })));
            script.onerror = reject;
            document.head.append(script);
        });
        return index;
    }

    // All words have to be in a section. Those in headings count most, then whole words and beginnings of words.
    function score(entry, words) {
        let sum = 0;
        for (const word of words) {
            const inNames = entry.names.indexOf(word);
            const inText = entry.folded.indexOf(word);
            if (inNames < 0 && inText < 0) {
                return 0;
            }
            const times = Math.min(entry.folded.split(word).length - 1, 9);
            const texts = " " + entry.names + " " + entry.folded + " ";
            const whole = texts.includes(" " + word + " ") || texts.includes(" " + word + "s ");
            sum += (inNames >= 0 ? 40 : 0) + (whole ? 20 : 0) + (texts.includes(" " + word) ? 10 : 0) + times + 1;
        }
        return sum;
    }

    // Puts a text into an element, with its words marked. Folding keeps the length of the text, character by character.
    function mark(element, text, words) {
        const folded = [...text].map(letter => fold(letter).padEnd(letter.length).slice(0, letter.length)).join("");
        let end = 0;
        while (end < text.length) {
            let next = null;
            for (const word of words) {
                const start = folded.indexOf(word, end);
                if (start >= 0 && (next === null || start < next.start)) {
                    next = { start, end: start + word.length };
                }
            }
            if (next === null) {
                break;
            }
            const marked = document.createElement("mark");
            marked.textContent = text.slice(next.start, next.end);
            element.append(text.slice(end, next.start), marked);
            end = next.end;
        }
        element.append(text.slice(end));
        return element;
    }

    function excerpt(entry, words) {
        const places = words.map(word => entry.folded.indexOf(word)).filter(place => place >= 0);
        const first = places.length ? Math.max(0, Math.min(...places) - 60) : 0;
        const start = first === 0 ? 0 : entry.text.indexOf(" ", first) + 1;
        const text = entry.text.slice(start, start + 200);
        return (start > 0 ? "… " : "") + text + (start + 200 < entry.text.length ? " …" : "");
    }

    function result(entry, words) {
        const link = document.createElement("a");
        const address = new URL(entry.address, root);
        address.search = "?q=" + encodeURIComponent(words.join(" "));
        link.href = address;
        const heading = entry.heading === entry.title ? entry.title : entry.title + " › " + entry.heading;
        link.append(mark(document.createElement("strong"), heading, words), mark(document.createElement("small"), excerpt(entry, words), words));
        return link;
    }

    function nothing(query) {
        const line = document.createElement("p");
        const elsewhere = document.createElement("a");
        elsewhere.href = new URL(form.dataset.other, location) + "#q=" + encodeURIComponent(query);
        elsewhere.textContent = form.dataset.elsewhere;
        line.append(form.dataset.nothing + " ", elsewhere);
        return line;
    }

    function best(entries, words) {
        const ofPage = {};
        return entries.map(entry => ({ entry, score: score(entry, words) }))
            .filter(({ score }) => score > 0)
            .sort((one, other) => other.score - one.score)
            .map(({ entry }) => entry)
            .filter(({ title }) => (ofPage[title] = (ofPage[title] ?? 0) + 1) <= MOST_RESULTS_OF_A_PAGE)
            .slice(0, MOST_RESULTS);
    }

    async function search() {
        const query = input.value;
        const words = wordsOf(query);
        if (words.length === 0) {
            found.hidden = true;
            return;
        }
        const entries = await load();
        if (query !== input.value) {
            return; // more has been typed in the meantime
        }
        const results = best(entries, words).map(entry => result(entry, words));
        found.replaceChildren(...(results.length ? results : [nothing(query)]));
        found.hidden = false;
    }

    function move(step) {
        const places = [input, ...found.querySelectorAll("a")];
        const place = places.indexOf(document.activeElement) + step;
        places[Math.max(0, Math.min(place, places.length - 1))].focus();
    }

    function close() {
        found.hidden = true;
    }

    function openFromAddress() {
        const query = new URLSearchParams(location.hash.slice(1)).get("q");
        if (query) {
            input.value = query;
            input.focus();
            search();
        }
    }

    // Marks the words that were searched for, in the text of this page.
    function markPage() {
        const words = wordsOf(new URLSearchParams(location.search).get("q") ?? "");
        if (words.length === 0) {
            return;
        }
        const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) {
            texts.push(walker.currentNode);
        }
        for (const text of texts.filter(({ data }) => words.some(word => fold(data).includes(word)))) {
            const fragment = document.createDocumentFragment();
            mark(fragment, text.data, words);
            text.replaceWith(fragment);
        }
    }

    form.hidden = false;
    input.addEventListener("input", search);
    input.addEventListener("focus", () => { load(); search(); });
    form.addEventListener("submit", event => {
        event.preventDefault();
        found.querySelector("a")?.click();
    });
    form.addEventListener("focusout", event => form.contains(event.relatedTarget) || close());
    form.addEventListener("keydown", event => {
        if (event.key === "Escape") {
            input.focus();
            close();
        } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            move(event.key === "ArrowDown" ? 1 : -1);
        }
    });
    document.addEventListener("keydown", event => {
        const types = event.target.closest("input, textarea, select, [contenteditable]");
        if (event.key === "/" && !types && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            input.select();
        }
    });
    window.addEventListener("hashchange", openFromAddress);
    openFromAddress();
    markPage();
})();
