<?php
// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The page: the Vue app fills it. What it says first is read when scripts are blocked or slow. */
/** @var \OCP\IL10N $l */
?>
<div id="parcours">
  <noscript><p><?php p($l->t('The courses need JavaScript inside Nextcloud. Allow it for this site, or read them on the course server’s own site.')); ?></p></noscript>
</div>
