<?php
// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** @var array{sentence: string} $_ */
/** @var \OCP\IL10N $l */
?>
<div class="guest-box">
  <h2><?php p($l->t('Your file could not be made')); ?></h2>
  <p><?php p($_['sentence']); ?></p>
  <p><?php p($l->t('Nothing is lost: your records stay on the course server.')); ?></p>
</div>
