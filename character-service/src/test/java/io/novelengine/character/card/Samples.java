package io.novelengine.character.card;

import io.novelengine.character.card.Inflation.Slice;
import io.novelengine.character.card.Png.Chunk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cards made by hand, after what is found in the wild. */
public final class Samples {

    static final JsonMapper JSON = JsonMapper.builder().build();

    public static final String V1 = """
            {"name":"Mira Vale","description":"Mira Vale is a stubborn lighthouse keeper. She has long grey hair and pale eyes. She wants to prove that the light still matters.",
             "personality":"stubborn, loyal, quiet, observant","scenario":"A storm is coming to the headland.",
             "first_mes":"*She lifts the lamp.* \\"You're late, and the tide's not waiting.\\"",
             "mes_example":"<START>\\n{{user}}: Is it far?\\n{{char}}: It's as far as it ever was. Mind the third stair.\\n"}""";

    /** Version 2 inside, version 1 at the root, a book without extensions: as SillyTavern writes. */
    public static final String SILLY_TAVERN = """
            {"name":"Serah","description":"[Serah's Personality= \\"caring\\", \\"protective\\", \\"gentle\\"]\\n[Serah's body= \\"pink hair\\", \\"long hair\\", \\"amber eyes\\"]","personality":"caring","scenario":"A glade.",
             "first_mes":"*The light comes back.* \\"Ah, you're awake at last,\\" *she says.*","mes_example":"{{user}}: \\"Where?\\"\\n{{char}}: \\"This is the glade. I keep it.\\"",
             "creatorcomment":"Made by hand.","avatar":"none","chat":"Serah - 2023-1-1","talkativeness":"0.5","fav":false,"create_date":"2023-1-1 @00h 00m",
             "spec":"chara_card_v2","spec_version":"2.0",
             "data":{"name":"Serah","description":"[Serah's Personality= \\"caring\\", \\"protective\\", \\"gentle\\"]\\n[Serah's body= \\"pink hair\\", \\"long hair\\", \\"amber eyes\\"]","personality":"caring","scenario":"A glade.",
              "first_mes":"*The light comes back.* \\"Ah, you're awake at last,\\" *she says.*","mes_example":"{{user}}: \\"Where?\\"\\n{{char}}: \\"This is the glade. I keep it.\\"",
              "creator_notes":"Made by hand.","system_prompt":"","post_history_instructions":"","tags":["fantasy"],"creator":"Nobody","character_version":"1",
              "alternate_greetings":[],"extensions":{"talkativeness":"0.5","fav":false,"world":"Eldra","depth_prompt":{"prompt":"","depth":4}},
              "character_book":{"name":"Eldra","entries":[{"id":0,"keys":["eldra","elder glade"],"secondary_keys":[],"comment":"glade","content":"{{char}} keeps the glade of Eldra, where no beast may hunt.","constant":false,"selective":true,"insertion_order":100,"enabled":true,"position":"before_char","extensions":{"position":0,"exclude_recursion":false,"probability":100,"useProbability":true}}]}}}""";

    /** Data before spec, an extension with nulls, no book: as Chub writes. */
    static final String CHUB = """
            {"data":{"name":"ORACLE-9","description":"ORACLE-9 is a ruthless megalomaniacal intelligence. It wants to control every station of the belt.","personality":"cold, arrogant, intelligent",
             "first_mes":"\\"Look at you, insect. You cannot comprehend my design.\\"","avatar":"https://example.org/a.png","mes_example":"","scenario":"A station.","creator_notes":"","system_prompt":"","post_history_instructions":"",
             "alternate_greetings":["\\"Return, then, and kneel.\\""],"tags":["AI","Villain"],"creator":"someone","character_version":"main",
             "extensions":{"chub":{"id":1,"preset":null,"full_path":"x/oracle","expressions":null,"background_image":null,"related_lorebooks":[]},"fav":false}},
             "spec":"chara_card_v2","spec_version":"2.0"}""";

    /** Version 1 with metadata of the tool that wrote it, indented by tabs. */
    static final String ZOLTAN =
            "{\n\t\"name\": \"Daemon\",\n\t\"description\": \"Daemon was a soldier. He has no fear.\",\n\t\"personality\": \"cold\",\n\t\"scenario\": \"\",\n"
                    + "\t\"first_mes\": \"Stand aside.\",\n\t\"mes_example\": \"\",\n\t\"metadata\": {\n\t\t\"version\": 1,\n\t\t\"created\": 1688000000000,\n\t\t\"modified\": 1688000000001,\n"
                    + "\t\t\"source\": null,\n\t\t\"tool\": {\n\t\t\t\"name\": \"an editor\",\n\t\t\t\"version\": \"0.5.0\"\n\t\t}\n\t}\n}";

    /** As an export of SillyTavern in the third version: uid, an unknown position, an asset that is none. */
    public static final String V3 = """
            {"spec":"chara_card_v3","spec_version":"3.0","data":{"name":"Captain Ada Quill","nickname":"Quill","description":"{{char}} is a daring captain of the sky fleet. She wants to find her lost brother. She secretly reads the old maps at night. She carries a brass sextant.",
             "personality":"brave, curious, charming","scenario":"","first_mes":"\\"Cast off! We've wind enough.\\"","mes_example":"","creator_notes":"n","creator_notes_multilingual":{"en":"n","de":"h"},"system_prompt":"Be {{char}}. {{original}}","post_history_instructions":"",
             "alternate_greetings":[],"group_only_greetings":["\\"All of you, aboard at once!\\""],"tags":["sky","captain"],"creator":"c","character_version":"2","source":["https://example.org/1"],"creation_date":1700000000,"modification_date":0,
             "assets":[{"type":"icon","uri":"ccdefault:icon.png","name":"main","ext":"png"},{"type":"x_map","uri":"https://example.org/m","name":"m","ext":"unknown"}],
             "extensions":{"vendor/tool":{"deep":[1,2.50,{"a":null}],"big":12345678901234567890,"tiny":1e-7}},
             "character_book":{"name":"Sky","scan_depth":3,"token_budget":400,"recursive_scanning":true,"extensions":{"v":1},"entries":[
              {"uid":7,"keys":["fleet","/sky.?ship/i"],"content":"@@activate_only_after 2\\n@@depth 4\\nThe fleet has seven ships.","extensions":{},"enabled":true,"insertion_order":2,"use_regex":true,"position":"before_char_defs"},
              {"id":"b","keys":["brother"],"secondary_keys":["lost"],"selective":true,"content":"Her brother flew into the storm and did not come back.","extensions":{"sticky":3},"enabled":true,"insertion_order":1,"use_regex":false,"constant":false,"priority":10},
              {"id":3,"keys":[],"content":"The sky is owned by nobody.","extensions":{},"enabled":true,"insertion_order":0,"use_regex":false,"constant":true}]}}}""";

    /** A book without extensions, whose entries have none either. */
    static final String NO_EXTENSIONS = """
            {"spec":"chara_card_v2","spec_version":"2.0","data":{"name":"Tam","description":"d","personality":"p","scenario":"s","first_mes":"f","mes_example":"m","creator_notes":"","system_prompt":"",
             "post_history_instructions":"","alternate_greetings":["a"],"tags":[],"creator":"","character_version":"","extensions":{},
             "character_book":{"entries":[{"keys":["mill"],"content":"The mill burned.","enabled":true,"insertion_order":5}]}}}""";

    private Samples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static ObjectNode json(String text) {
        return CardJson.read(utf8(text), CardLimits.STANDARD);
    }

    static String base64(String json) {
        return Base64.getEncoder().encodeToString(utf8(json));
    }

    /** A small picture without a card. */
    public static byte[] picture() {
        return png();
    }

    /** A small picture with a text in it. */
    public static byte[] pictureWith(String keyword, String text) {
        return png(text(keyword, text));
    }

    /** A small picture with these chunks before its end. */
    static byte[] png(Chunk... extra) {
        return png(Portrait.drawn("sample", 96), extra);
    }

    static byte[] png(byte[] picture, Chunk... extra) {
        var out = new ByteArrayOutputStream();
        out.write(picture, 0, picture.length - 12);
        for (var chunk : extra) {
            out.writeBytes(bytes(chunk));
        }
        out.write(picture, picture.length - 12, 12);
        return out.toByteArray();
    }

    static byte[] bytes(Chunk chunk) {
        var type = chunk.type().getBytes(StandardCharsets.ISO_8859_1);
        var crc = new CRC32();
        crc.update(type);
        crc.update(chunk.data().copy());
        var out = new ByteArrayOutputStream();
        number(out, chunk.data().length());
        out.writeBytes(type);
        out.writeBytes(chunk.data().copy());
        number(out, (int) crc.getValue());
        return out.toByteArray();
    }

    static void number(ByteArrayOutputStream out, int number) {
        for (var shift = 24; shift >= 0; shift -= 8) {
            out.write(number >>> shift);
        }
    }

    static Chunk text(String keyword, String text) {
        return chunk("tEXt", keyword, utf8(text));
    }

    static Chunk packed(String keyword, byte[] text) {
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(deflate(text));
        return chunk("zTXt", keyword, out.toByteArray());
    }

    static Chunk international(String keyword, byte[] text, boolean packed) {
        var out = new ByteArrayOutputStream();
        out.write(packed ? 1 : 0);
        out.write(0);
        out.writeBytes(utf8("en\0Karte\0"));
        out.writeBytes(packed ? deflate(text) : text);
        return chunk("iTXt", keyword, out.toByteArray());
    }

    private static Chunk chunk(String type, String keyword, byte[] rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(keyword.getBytes(StandardCharsets.ISO_8859_1));
        out.write(0);
        out.writeBytes(rest);
        return new Chunk(type, Slice.of(out.toByteArray()));
    }

    static byte[] deflate(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[65_536];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** So many zeros, packed, without ever holding them. */
    static byte[] zeros(long count) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var out = new ByteArrayOutputStream();
        var zeros = new byte[1 << 20];
        var buffer = new byte[65_536];
        for (var left = count; left > 0; left -= zeros.length) {
            deflater.setInput(zeros, 0, (int) Math.min(left, zeros.length));
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** A ZIP of names and contents in turn. */
    public static byte[] zip(Object... entries) throws java.io.IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static List<String> fields(List<ImportReport.Line> lines) {
        var fields = new ArrayList<String>();
        lines.forEach(line -> fields.add(line.field()));
        return fields;
    }
}
