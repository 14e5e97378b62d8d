/** The remote HTTP API that the shop calls: another company's, in a process of its own. */
package com.example.partner;
