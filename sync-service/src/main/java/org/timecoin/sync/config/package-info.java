/** What can be set, and how the parts of this service are put together from it. */
package org.timecoin.sync.config;
