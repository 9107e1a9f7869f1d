/** Documents made from the code: configuration and metrics. */
package org.timecoin.quality.reference;
