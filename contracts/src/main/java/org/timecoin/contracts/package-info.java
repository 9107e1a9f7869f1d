/** What services say to one another. */
package org.timecoin.contracts;
