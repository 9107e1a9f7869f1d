/**
 * Connections alive: each one's session and conversation, all of them together, dialling, and what
 * our own services ask of peers. Everything here runs on the loop and has one writer.
 */
package org.timecoin.gateway.session;
