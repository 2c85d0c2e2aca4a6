<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\Proxy\Forwarder;
use OCA\Parcours\Proxy\ProxyWhitelist;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Controller;
use OCP\AppFramework\Http\Attribute\AnonRateLimit;
use OCP\AppFramework\Http\Attribute\FrontpageRoute;
use OCP\AppFramework\Http\Attribute\NoCSRFRequired;
use OCP\AppFramework\Http\Attribute\PublicPage;
use OCP\AppFramework\Http\Attribute\UserRateLimit;
use OCP\AppFramework\Http\Response;
use OCP\IRequest;
use OCP\IUserSession;

/**
 * Passes requests on to the course server, for networks whose browsers cannot reach it. Off unless
 * the admin turned it on. `X-Parcours-Token` is a guest's own token; an account needs none.
 */
final class ProxyController extends Controller {
  public function __construct(
    IRequest $request,
    private Forwarder $forwarder,
    private SpaceSettings $settings,
    private IUserSession $session,
  ) {
    parent::__construct('parcours', $request);
  }

  /** Pictures of courses come here too, from tags that can send no CSRF token. */
  #[PublicPage]
  #[NoCSRFRequired]
  #[UserRateLimit(limit: 600, period: 60)]
  #[AnonRateLimit(limit: 600, period: 60)]
  #[FrontpageRoute(verb: 'GET', url: '/proxy/api/v1/{path}', requirements: ['path' => '.+'])]
  public function read(string $path): Response {
    return $this->pass('GET', $path, null);
  }

  #[PublicPage]
  #[UserRateLimit(limit: 300, period: 60)]
  #[AnonRateLimit(limit: 300, period: 60)]
  #[FrontpageRoute(verb: 'PUT', url: '/proxy/api/v1/{path}', requirements: ['path' => '.+'], postfix: 'put')]
  #[FrontpageRoute(verb: 'PATCH', url: '/proxy/api/v1/{path}', requirements: ['path' => '.+'], postfix: 'patch')]
  #[FrontpageRoute(verb: 'POST', url: '/proxy/api/v1/{path}', requirements: ['path' => '.+'], postfix: 'post')]
  #[FrontpageRoute(verb: 'DELETE', url: '/proxy/api/v1/{path}', requirements: ['path' => '.+'], postfix: 'delete')]
  public function write(string $path): Response {
    $most = ProxyWhitelist::maxBodyBytes($path);
    $body = (string)file_get_contents('php://input', false, null, 0, $most + 1);
    if (strlen($body) > $most) {
      return Forwarder::refusal(413, 'body-too-large');
    }
    return $this->pass($this->request->getMethod(), $path, $body === '' ? null : $body);
  }

  private function pass(string $method, string $path, ?string $body): Response {
    $user = $this->session->getUser();
    if (!$this->settings->isProxied()) {
      return Forwarder::refusal(404, 'proxy-is-off');
    }
    if ($user === null && !$this->settings->isPublicPageOpen()) {
      return Forwarder::refusal(401, 'login-required');
    }
    if (!ProxyWhitelist::isPlain($this->request->getRequestUri()) || !ProxyWhitelist::allows($method, $path)) {
      return Forwarder::refusal(404, 'unknown-page');
    }
    $query = ProxyWhitelist::query((string)parse_url($this->request->getRequestUri(), PHP_URL_QUERY));
    $target = '/' . ProxyWhitelist::encode($path) . ($query === '' ? '' : "?$query");
    return ProxyWhitelist::isNameless($path)
      ? $this->forwarder->forward($method, $target, $body, '', null)
      : $this->forwarder->forward($method, $target, $body, $this->request->getHeader('X-Parcours-Token'), $user);
  }
}
