<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Pairing;

use OCA\Parcours\CourseServer\CourseServerProblem;
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
    try {
      $this->keys->ensureSubjectSecret();
    } catch (CourseServerProblem $e) {
      // Another process is making it, or config.php cannot decrypt the one there is: no reason to refuse the app.
      $output->warning('The secret of the pseudonyms was not looked at: ' . $e->problemCode);
    }
  }
}
