package io.novelengine.report.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.novelengine.report.compose.Report;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports. */
@Component
public class Renderer {

    private final TemplateEngine pages =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.novelengine.report.pages");
    private final JsonMapper json;

    Renderer(JsonMapper json) {
        this.json = json;
    }

    /** The report in a format. */
    public String render(Report report, Format format) {
        return switch (format) {
            case HTML -> {
                var output = new StringOutput(32 * 1024);
                pages.render("report.jte", report, output);
                yield output.toString().replace("\0", "");
            }
            case JSON -> json.writeValueAsString(report);
        };
    }
}
