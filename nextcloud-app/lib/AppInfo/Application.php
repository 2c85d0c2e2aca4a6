<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\AppInfo;

use OCA\Parcours\Companion\CompanionListener;
use OCA\Parcours\Erasure\UserDeletedListener;
use OCA\Parcours\Native\Capabilities;
use OCA\Parcours\Native\CourseSearch;
use OCA\Parcours\Native\ResumeWidget;
use OCA\Parcours\Native\WebinarsWidget;
use OCA\Parcours\Notices\Notifier;
use OCP\AppFramework\App;
use OCP\AppFramework\Bootstrap\IBootContext;
use OCP\AppFramework\Bootstrap\IBootstrap;
use OCP\AppFramework\Bootstrap\IRegistrationContext;
use OCP\AppFramework\Http\Events\BeforeTemplateRenderedEvent;
use OCP\User\Events\UserDeletedEvent;

/** Where Nextcloud learns of our places. Settings, commands and jobs are named in appinfo/info.xml. */
final class Application extends App implements IBootstrap {
  public function __construct() {
    parent::__construct('parcours');
  }

  public function register(IRegistrationContext $context): void {
    $context->registerCapability(Capabilities::class);
    $context->registerDashboardWidget(ResumeWidget::class);
    $context->registerDashboardWidget(WebinarsWidget::class);
    $context->registerSearchProvider(CourseSearch::class);
    $context->registerNotifierService(Notifier::class);
    $context->registerEventListener(BeforeTemplateRenderedEvent::class, CompanionListener::class);
    $context->registerEventListener(UserDeletedEvent::class, UserDeletedListener::class);
  }

  public function boot(IBootContext $context): void {
  }
}
