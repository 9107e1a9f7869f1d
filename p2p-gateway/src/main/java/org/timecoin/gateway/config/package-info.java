/** What can be set about the gateway, with defaults and units. */
package org.timecoin.gateway.config;
