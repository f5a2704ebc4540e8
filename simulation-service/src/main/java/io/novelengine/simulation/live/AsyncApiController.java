package io.novelengine.simulation.live;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The live protocol, written as AsyncAPI 3. */
@Hidden
@RestController
class AsyncApiController {

    @GetMapping(path = "/v3/async-api", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource read() {
        return new ClassPathResource("async-api.json");
    }
}
