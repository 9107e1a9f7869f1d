/** The source tree as values: modules, files and their parsed form. */
package org.timecoin.quality.tree;
