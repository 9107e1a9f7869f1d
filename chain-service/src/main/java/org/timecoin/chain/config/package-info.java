/** What can be set for the chain service, with default, unit and meaning of every value. */
package org.timecoin.chain.config;
