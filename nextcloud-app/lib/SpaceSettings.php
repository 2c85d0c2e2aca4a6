<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours;

use OCP\AppFramework\Services\IAppConfig;
use OCP\IConfig;

/**
 * What the admin chose for this space. Plain values: `occ config:app:set parcours …` writes them
 * too. A host of many spaces sets defaults once, in config.php.
 */
final class SpaceSettings {
  /** config.php: address of the course server every space is meant for. */
  private const SYSTEM_COURSE_SERVER = 'parcours.course_server';
  /** config.php: PeerTube servers of the courses, a list of https origins. */
  private const SYSTEM_VIDEO_SERVERS = 'parcours.video_servers';
  private const DEFAULT_VIDEO_SERVERS = ['https://framatube.org'];

  public function __construct(private IAppConfig $config, private IConfig $system) {
  }

  /** The address proposed for pairing; empty when nobody set one. */
  public function courseServer(): string {
    $chosen = $this->config->getAppValueString('course_server');
    return $chosen === '' ? $this->system->getSystemValueString(self::SYSTEM_COURSE_SERVER) : $chosen;
  }

  /** True when pages call this Nextcloud, which passes the request on: for browsers that cannot reach the course server. */
  public function isProxied(): bool {
    return $this->config->getAppValueBool('is_proxied');
  }

  /** True when people without an account may read and learn through the public page. */
  public function isPublicPageOpen(): bool {
    return $this->config->getAppValueBool('is_public_page_open', true);
  }

  /** True when the course server's registry lets coordinators of this space read totals over all spaces. Learned when pairing. */
  public function isHost(): bool {
    return $this->config->getAppValueBool('is_host');
  }

  /** @return list<string> ids of groups */
  public function trainerGroups(): array {
    return $this->texts('trainer_groups', ['parcours-trainers']);
  }

  /** @return list<string> ids of groups */
  public function coordinatorGroups(): array {
    return $this->texts('coordinator_groups', ['parcours-coordinators']);
  }

  /** @return list<string> ids of groups whose members hear of new courses; none until the admin names some */
  public function noticeGroups(): array {
    return $this->texts('notice_groups', []);
  }

  /** As the admin wrote it; LeadContact makes a link of it. */
  public function leadContact(): string {
    return $this->config->getAppValueString('lead_contact');
  }

  /** @return list<string> https origins */
  public function videoServers(): array {
    $default = $this->system->getSystemValue(self::SYSTEM_VIDEO_SERVERS, self::DEFAULT_VIDEO_SERVERS);
    return $this->texts('video_servers', is_array($default) ? $default : self::DEFAULT_VIDEO_SERVERS);
  }

  public function keepCourseServer(string $address): void {
    $this->config->setAppValueString('course_server', $address);
  }

  /** @param list<string> $values */
  public function keepList(string $key, array $values): void {
    $this->config->setAppValueString($key, json_encode(array_values($values), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
  }

  public function keepText(string $key, string $value): void {
    $this->config->setAppValueString($key, $value);
  }

  public function keepSwitch(string $key, bool $value): void {
    $this->config->setAppValueBool($key, $value);
  }

  /**
   * A list kept as JSON, or written by hand with commas.
   *
   * @param array<mixed> $default
   * @return list<string>
   */
  private function texts(string $key, array $default): array {
    $kept = trim($this->config->getAppValueString($key));
    $values = $kept === '' ? $default : (json_decode($kept, true) ?? explode(',', $kept));
    $texts = array_filter(is_array($values) ? $values : [], 'is_string');
    return array_values(array_filter(array_map('trim', $texts), static fn (string $text): bool => $text !== ''));
  }
}
