<?php
// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** @var \OCP\IL10N $l */
?>
<div class="guest-box">
  <h2><?php p($l->t('These courses are for people with an account here')); ?></h2>
  <p><?php p($l->t('Log in to follow them. If you have no account, ask the person who sent you this link.')); ?></p>
</div>
