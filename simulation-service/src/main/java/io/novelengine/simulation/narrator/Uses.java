package io.novelengine.simulation.narrator;

import java.util.Arrays;

/** When each frame was used last, by its number; copies share what neither has changed since. */
final class Uses {

    private static final int PAGE = 64;

    private final int[][] pages;
    private final boolean[] own;

    Uses(int frames) {
        this(new int[(frames + PAGE - 1) / PAGE][]);
        Arrays.fill(pages, new int[PAGE]);
    }

    private Uses(int[][] pages) {
        this.pages = pages;
        own = new boolean[pages.length];
    }

    Uses copy() {
        Arrays.fill(own, false);
        return new Uses(pages.clone());
    }

    /** The tick of the last use; 0 if there was none. */
    int last(int frame) {
        return pages[frame / PAGE][frame % PAGE];
    }

    void use(int frame, int tick) {
        var page = frame / PAGE;
        if (!own[page]) {
            pages[page] = pages[page].clone();
            own[page] = true;
        }
        pages[page][frame % PAGE] = tick;
    }
}
