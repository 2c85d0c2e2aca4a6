<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Settings;

use OCP\IL10N;
use OCP\IURLGenerator;
use OCP\Settings\IIconSection;

/** « Parcours » in the administration settings, and, by PersonalSection, in the personal ones. */
class AdminSection implements IIconSection {
  private const PRIORITY = 70;

  public function __construct(private IL10N $l, private IURLGenerator $urls) {
  }

  public function getID(): string {
    return 'parcours';
  }

  public function getName(): string {
    return $this->l->t('Courses');
  }

  public function getPriority(): int {
    return self::PRIORITY;
  }

  public function getIcon(): string {
    return $this->urls->imagePath('parcours', 'app-dark.svg');
  }
}
