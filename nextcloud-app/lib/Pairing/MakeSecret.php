<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

use OCP\Migration\IOutput;
use OCP\Migration\IRepairStep;

/** Makes the secret of the pseudonyms when the app is installed: two first pages could make two. */
final class MakeSecret implements IRepairStep {
  public function __construct(private KeyRing $keys) {
  }

  public function getName(): string {
    return 'Make the secret that turns accounts into pseudonyms';
  }

  public function run(IOutput $output): void {
    $this->keys->ensureSubjectSecret();
  }
}
