package floor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Nothing but the framework: one word at one address. */
@SpringBootApplication
@RestController
public class FloorWeb {
    public static void main(String[] args) {
        SpringApplication.run(FloorWeb.class, args);
    }

    @GetMapping("/")
    String word() {
        return "empty";
    }
}
