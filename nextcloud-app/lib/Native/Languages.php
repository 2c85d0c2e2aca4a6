<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCP\IUser;
use OCP\L10N\IFactory;

/** Languages the app and its courses speak. */
final class Languages {
  private const SPOKEN = ['fr', 'en'];

  public function __construct(private IFactory $factory) {
  }

  /** Language of the page being served; English when the person's is not spoken here. */
  public function ofPage(): string {
    return self::spoken($this->factory->findLanguage('parcours'));
  }

  public function ofUser(IUser $user): string {
    return self::spoken($this->factory->getUserLanguage($user));
  }

  private static function spoken(string $code): string {
    $language = strtolower((string)preg_split('/[_-]/', $code)[0]);
    return in_array($language, self::SPOKEN, true) ? $language : 'en';
  }
}
