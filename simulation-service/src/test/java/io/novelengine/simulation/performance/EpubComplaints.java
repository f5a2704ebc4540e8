package io.novelengine.simulation.performance;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the checker of the W3C objects to in a book, hints included. */
public final class EpubComplaints extends MasterReport {

    private final List<String> said = new ArrayList<>();

    private EpubComplaints() {}

    /** Ids and words of all complaints; the book is written into the folder to be read. */
    public static List<String> of(byte[] book, Path folder) {
        try {
            var complaints = new EpubComplaints();
            var file = Files.write(folder.resolve("book.epub"), book).toFile();
            new EpubCheck(file, complaints).doValidate();
            return complaints.said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... details) {
        if (message.getSeverity() != Severity.SUPPRESSED) {
            said.add(message.getID() + " " + location + " " + message.getMessage(details));
        }
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
        return 0;
    }

    @Override
    public void initialize() {}
}
