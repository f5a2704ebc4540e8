package io.novelengine.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantTests {

    private static final String PATCH = """
            mistake: the wrong greeting
            seed: 7
            faults: CRASH CUT
            points: CLAIMED

            --- a/Greeting.txt
            +++ b/Greeting.txt
            @@
             Dear reader,
            -good morning.
            +good night.
            """;

    @TempDir
    Path folder;

    @Test
    void everyMutantFitsTheSourcesAsTheyAre() throws IOException {
        Path project = Path.of("").toAbsolutePath().resolve("../..").normalize();
        List<Mutant> mutants = Mutant.all(project.resolve("deploy/local/src/test/resources/mutants"));

        assertThat(mutants).hasSizeGreaterThanOrEqualTo(7);
        for (Mutant mutant : mutants) {
            if (mutant.isNone()) {
                continue;
            }
            mutant.changed(project)
                    .forEach((file, text) ->
                            assertThat(project.resolve(file)).content().isNotEqualTo(text));
            assertThat(mutant.kinds()).as(mutant.name()).isNotEmpty();
            assertThat(mutant.what()).as(mutant.name()).isNotEmpty();
        }
    }

    @Test
    void changesThePlaceThatThePatchShows() throws IOException {
        Files.writeString(folder.resolve("one.patch"), PATCH);
        Files.writeString(folder.resolve("Greeting.txt"), "Hello.\nDear reader,\ngood morning.\nBye.\n");

        Mutant mutant = Mutant.all(folder).getFirst();

        assertThat(mutant.name()).isEqualTo("one");
        assertThat(mutant.seed()).isEqualTo(7);
        assertThat(mutant.kinds()).containsExactly(Fault.CRASH, Fault.CUT);
        assertThat(mutant.points()).containsExactly(CrashPoint.CLAIMED);
        assertThat(mutant.changed(folder)).containsEntry("Greeting.txt", "Hello.\nDear reader,\ngood night.\nBye.\n");
    }

    @Test
    void refusesAPlaceThatIsNotThereOnce() throws IOException {
        Files.writeString(folder.resolve("one.patch"), PATCH);
        Mutant mutant = Mutant.all(folder).getFirst();

        for (String text : List.of("Dear reader,\ngood evening.\n", "Dear reader,\ngood morning.\n".repeat(2))) {
            Files.writeString(folder.resolve("Greeting.txt"), text);
            assertThatIOException().isThrownBy(() -> mutant.changed(folder)).withMessageContaining("one does not fit");
        }
    }
}
