package io.novelengine.character;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that knows who the characters are. */
@SpringBootApplication
public class CharacterServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(CharacterServiceApplication.class, args);
    }
}
