package io.novelengine.gateway.page;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The start page, for HEAD and for clients that accept anything as well as for browsers. */
@RestController
class StartPageController {

    private final Resource page = new ClassPathResource("static/index.html");

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    Resource page() {
        return page;
    }
}
