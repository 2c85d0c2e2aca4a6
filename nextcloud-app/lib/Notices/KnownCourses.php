<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCP\AppFramework\Services\IAppConfig;

/** The courses this space has already heard of. */
final class KnownCourses {
  private const KEY = 'known_courses';
  /** Far more than any catalogue; the oldest are forgotten. */
  private const MAX_KNOWN = 2_000;

  public function __construct(private IAppConfig $config) {
  }

  /**
   * The courses not heard of before, which are remembered now. The first catalogue teaches all of
   * them and announces none.
   *
   * @param list<array{courseId: string, title: string}> $courses
   * @return list<array{courseId: string, title: string}>
   */
  public function learn(array $courses): array {
    $known = $this->config->getAppValueArray(self::KEY, [], lazy: true);
    $fresh = array_values(array_filter($courses, static fn (array $course): bool => !in_array($course['courseId'], $known, true)));
    if ($fresh === []) {
      return [];
    }
    $all = array_slice([...$known, ...array_column($fresh, 'courseId')], -self::MAX_KNOWN);
    $this->config->setAppValueArray(self::KEY, $all, lazy: true);
    return $known === [] ? [] : $fresh;
  }

  /** Another course server has another catalogue. */
  public function forget(): void {
    $this->config->deleteAppValue(self::KEY);
  }
}
