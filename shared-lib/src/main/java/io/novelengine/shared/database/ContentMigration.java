package io.novelengine.shared.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Loads content files into the schema as a repeatable migration: once, and again when a file has changed. */
public abstract class ContentMigration implements JavaMigration {

    /*
     * A migration and not a start-up task: it runs in one transaction, on one instance at a time, before the service is
     * ready, and its checksum says whether there is anything to do.
     */

    private final String description;
    private final List<Resource> files;

    /** A migration over the given files, loaded in the order of their names. */
    protected ContentMigration(String description, Resource[] files) {
        this.description = description;
        this.files = Arrays.stream(files)
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .toList();
    }

    /** Loads one file; loading what is there already changes nothing. */
    protected abstract void load(byte[] file, Connection connection) throws SQLException;

    @Override
    public final void migrate(Context context) throws SQLException {
        for (var file : files) {
            load(bytes(file), context.getConnection());
        }
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final Integer getChecksum() {
        var crc = new CRC32();
        files.forEach(file -> crc.update(bytes(file)));
        return (int) crc.getValue();
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }
}
