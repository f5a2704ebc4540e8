package io.novelengine.gateway.mint;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of the services that ask for tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Clients.class)
class MintConfiguration {}
