/** Rules of style over the parsed sources; each returns what breaks it and knows no exceptions. */
package org.timecoin.quality.style;
