<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Page;

use OCA\Parcours\CourseServer\CourseServerAddress;
use OCA\Parcours\CourseServer\CourseServerProblem;

/** The origins our pages may talk to: the course server and the PeerTube servers of the courses, nothing else. */
final class CspOrigins {
  /** More would make the header heavier than the page. */
  public const MAX_VIDEO_SERVERS = 20;

  /**
   * @param list<string> $connect for requests
   * @param list<string> $image for pictures of courses and stills of videos
   * @param list<string> $frame for players
   * @param list<string> $media for sound, captions and video files
   */
  private function __construct(
    public readonly array $connect,
    public readonly array $image,
    public readonly array $frame,
    public readonly array $media,
  ) {
  }

  /**
   * @param string|null $courseServer null when the page calls this Nextcloud instead, or is not paired
   * @param list<string> $videoServers what is no https origin is left out
   */
  public static function of(?string $courseServer, array $videoServers): self {
    $courses = self::origins($courseServer === null ? [] : [$courseServer]);
    $videos = self::origins(array_slice($videoServers, 0, self::MAX_VIDEO_SERVERS));
    $both = array_values(array_unique([...$courses, ...$videos]));
    return new self($courses, $both, $videos, $both);
  }

  /**
   * @param list<string> $texts
   * @return list<string>
   */
  private static function origins(array $texts): array {
    $origins = [];
    foreach ($texts as $text) {
      try {
        $origins[] = CourseServerAddress::parse($text)->origin;
      } catch (CourseServerProblem $e) {
        // The settings refuse such a text; one from config.php must not break the page.
      }
    }
    return array_values(array_unique($origins));
  }
}
