<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\Page\PageState;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Controller;
use OCP\AppFramework\Http;
use OCP\AppFramework\Http\Attribute\FrontpageRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\Attribute\NoCSRFRequired;
use OCP\AppFramework\Http\Attribute\PublicPage;
use OCP\AppFramework\Http\Template\PublicTemplateResponse;
use OCP\AppFramework\Http\TemplateResponse;
use OCP\AppFramework\Services\IInitialState;
use OCP\IL10N;
use OCP\IRequest;
use OCP\IUserSession;
use OCP\Util;

/** The app's page, under any of its addresses, for accounts and for people without one. */
final class PageController extends Controller {
  public function __construct(
    IRequest $request,
    private PageState $state,
    private SpaceSettings $settings,
    private IInitialState $initialState,
    private IUserSession $session,
    private IL10N $l,
  ) {
    parent::__construct('parcours', $request);
  }

  /** Every address of the Vue app is this page; the router takes it from there. */
  #[NoAdminRequired]
  #[NoCSRFRequired]
  #[FrontpageRoute(verb: 'GET', url: '/')]
  #[FrontpageRoute(verb: 'GET', url: '/{path}', requirements: ['path' => '(?!(?:public|proxy|personal)(?:/|$)).+'], postfix: 'deep')]
  public function index(): TemplateResponse {
    $this->prepare($this->state->ofUser($this->session->getUser()));
    return $this->withPolicy(new TemplateResponse('parcours', 'main'));
  }

  #[PublicPage]
  #[NoCSRFRequired]
  #[FrontpageRoute(verb: 'GET', url: '/public')]
  #[FrontpageRoute(verb: 'GET', url: '/public/{path}', requirements: ['path' => '.*'], postfix: 'deep')]
  public function open(): TemplateResponse {
    if (!$this->settings->isPublicPageOpen()) {
      $closed = new TemplateResponse('parcours', 'closed', [], TemplateResponse::RENDER_AS_GUEST);
      $closed->setStatus(Http::STATUS_NOT_FOUND);
      return $closed;
    }
    $this->prepare($this->state->ofPublic());
    $page = new PublicTemplateResponse('parcours', 'main');
    $page->setHeaderTitle($this->l->t('Courses'));
    $page->setFooterVisible(false);
    return $this->withPolicy($page);
  }

  /** @param array<string, mixed> $state */
  private function prepare(array $state): void {
    $this->initialState->provideInitialState('config', $state);
    Util::addScript('parcours', 'parcours-main');
    Util::addStyle('parcours', 'parcours-main');
  }

  private function withPolicy(TemplateResponse $page): TemplateResponse {
    $page->setContentSecurityPolicy($this->state->policy());
    return $page;
  }
}
