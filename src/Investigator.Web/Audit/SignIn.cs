using System.Security.Claims;
using Investigator.Domain.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Investigator.Web.Audit;

/// <summary>Sign-in by OpenID Connect: one path, whoever the provider is.</summary>
internal static class SignIn
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = new SignInOptions();
        builder.Configuration.GetSection(SignInOptions.Section).Bind(options);
        services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInRules>();
        services.AddSingleton<ListeningAddresses>().AddSingleton<SignedInSessions>();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>().AddScoped<PersonState>();
        services.AddCascadingAuthenticationState();
        if (options.IsEmbedded) services.AddEmbeddedProvider();

        services.AddAuthentication(auth =>
            {
                auth.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                auth.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddOpenIdConnect()
            .AddScheme<ApiKeyOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>>(ConfigureCookie);
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>, ListeningAddresses, SignInEvents>(Configure);
        services.AddSingleton<SignInEvents>();
        services.AddAuthorizationBuilder().AddTasks();
    }

    private static void AddTasks(this AuthorizationBuilder authorization)
    {
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var (task, roles) in Tasks.ByRole)
            authorization.AddPolicy(task, policy => policy.RequireAuthenticatedUser().RequireAssertion(asked =>
                asked.User.FindFirst("sub") is not null && asked.User.ToPerson().Is(roles)));
        foreach (var (task, scope) in (ReadOnlySpan<(string, ApiScope)>)[(Tasks.DeliverUsage, ApiScope.Ingest), (Tasks.PullDecisions, ApiScope.Decisions), (Tasks.BringAppeals, ApiScope.Appeals), (Tasks.ReadMetrics, ApiScope.Metrics), (Tasks.FetchBundles, ApiScope.Sharing), (Tasks.PlaceFingerprints, ApiScope.Fingerprints), (Tasks.BringVerifications, ApiScope.Verifications), (Tasks.ReportKeys, ApiScope.LeakedKeys)])
            authorization.AddPolicy(task, policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.Scheme).RequireAuthenticatedUser()
                .RequireClaim(ApiKeyAuthentication.ScopeClaim, scope.ToString()));
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, IOptions<SignInOptions> options)
    {
        cookie.Cookie.Name = "investigator";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = options.Value.IsEmbedded ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        if (!options.Value.IsEmbedded && new Uri(options.Value.Authority!).Scheme == Uri.UriSchemeHttp) cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.Value.SessionLength;
        cookie.SlidingExpiration = true;
        cookie.AccessDeniedPath = "/denied";
        cookie.Events.OnValidatePrincipal = async seen =>
        {
            var sessions = seen.HttpContext.RequestServices.GetRequiredService<SignedInSessions>();
            if (sessions.Stands(seen.Principal?.FindFirstValue(PersonClaims.Session))
                && string.Equals(seen.Principal?.FindFirstValue(PersonClaims.Provider), ProviderName(options.Value), StringComparison.Ordinal)) return;
            seen.RejectPrincipal();
            await seen.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        };
    }

    private static void Configure(OpenIdConnectOptions oidc, IOptions<SignInOptions> configured, ListeningAddresses addresses, SignInEvents events)
    {
        var options = configured.Value;
        var http = options.IsEmbedded || new Uri(options.Authority!).Scheme == Uri.UriSchemeHttp;
        oidc.Authority = options.IsEmbedded ? addresses.Canonical.AbsoluteUri : options.Authority;
        oidc.RequireHttpsMetadata = !http;
        oidc.BackchannelTimeout = TimeSpan.FromSeconds(15); // a silent provider must not hold a page for a minute
        oidc.ClientId = options.IsEmbedded ? "investigator" : options.ClientId;
        oidc.ClientSecret = options.IsEmbedded ? null : options.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        oidc.ResponseMode = OpenIdConnectResponseMode.Query; // form_post needs cookies that only https may carry
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = !options.IsEmbedded;
        oidc.ClaimActions.MapJsonKey(options.RoleClaim, options.RoleClaim);
        oidc.SaveTokens = options.IsEmbedded is false; // the id token is the hint with which the provider signs out
        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        oidc.Scope.Add("profile");
        if (options.IsEmbedded) oidc.Scope.Add("roles");
        foreach (var cookie in (CookieBuilder[])[oidc.NonceCookie, oidc.CorrelationCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = http ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        }

        oidc.SignedOutRedirectUri = "/signed-out";
        oidc.TokenValidationParameters.NameClaimType = "name";
        oidc.Events.OnTicketReceived = events.ReceivedAsync;
        oidc.Events.OnRemoteFailure = SignInEvents.FailedAsync;
        oidc.Events.OnRedirectToIdentityProvider = SignInEvents.LeaveApisAloneAsync;
    }

    /// <summary>The name under which a cookie remembers who vouched.</summary>
    public static string ProviderName(SignInOptions options) => options.IsEmbedded ? "embedded" : options.Authority!;
}
