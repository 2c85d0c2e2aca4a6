<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Native;

use OCP\IURLGenerator;

/** Absolute addresses of the app's pages, as the Vue router names them. */
final class AppLinks {
  public function __construct(private IURLGenerator $urls) {
  }

  public function home(): string {
    return $this->urls->linkToRouteAbsolute('parcours.page.index');
  }

  public function catalogue(): string {
    return $this->at('courses');
  }

  public function course(string $courseId, ?string $activityId = null): string {
    $course = 'courses/' . rawurlencode($courseId);
    return $this->at($activityId === null ? $course : $course . '/' . rawurlencode($activityId));
  }

  public function webinars(): string {
    return $this->at('webinars');
  }

  public function series(string $seriesId, ?string $sessionId = null): string {
    $series = 'webinars/' . rawurlencode($seriesId);
    return $this->at($sessionId === null ? $series : $series . '/' . rawurlencode($sessionId));
  }

  public function adventure(string $adventureId): string {
    return $this->at('adventures/' . rawurlencode($adventureId));
  }

  public function myData(): string {
    return $this->at('my-data');
  }

  private function at(string $path): string {
    return rtrim($this->home(), '/') . '/' . $path;
  }
}
