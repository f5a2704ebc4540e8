package io.novelengine.gateway.oidc;

import io.novelengine.shared.identity.Role;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where users are known besides here.
 *
 * @param issuer URL of the issuer; without it there is no sign-in of this kind
 * @param clientId of this gateway at the issuer
 * @param clientSecret of this gateway at the issuer
 * @param audience that bearer tokens of the issuer must have; the client id when blank
 * @param scopes asked for at a sign-in
 * @param rolesClaim claim with the words of the roles, in a list
 * @param role of those for whom the claim says nothing
 * @param redirect address at the gateway to which the issuer sends browsers back
 */
@ConfigurationProperties("novel.gateway.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String audience,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("READER") Role role,

        @DefaultValue("{baseUrl}/login/oauth2/code/{registrationId}")
        String redirect) {

    String wantedAudience() {
        return audience.isBlank() ? clientId : audience;
    }

    @Override
    public String toString() {
        return "OidcProperties[" + issuer + "]";
    }
}
