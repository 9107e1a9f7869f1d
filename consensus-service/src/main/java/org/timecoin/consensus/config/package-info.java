/** What can be set. */
package org.timecoin.consensus.config;
