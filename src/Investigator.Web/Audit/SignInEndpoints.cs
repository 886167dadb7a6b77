using Investigator.Domain.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenIddict.Server.AspNetCore;

namespace Investigator.Web.Audit;

/// <summary>The static addresses around a sign-in.</summary>
public sealed class SignInEndpoints : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/denied", Deny);
        open.MapGet("/signed-out", (HttpContext http) => Answer(http, 200, "You are signed out", "The sign-in has ended in every tab of this browser."));
        open.MapGet("/sign-in-failed", (HttpContext http) => Answer(http, 401, "The sign-in did not work", "The identity provider refused, or the answer came too late. Try again; if it keeps failing, an administrator finds the reason in the console's log."));
        open.MapGet("/failed", (HttpContext http) => Answer(http, 500, "Something broke", "The console met an error and has written it to its log. Reload the page; if it keeps failing, tell an administrator when it happened."));
        open.MapGet("/missing", (HttpContext http) => Answer(http, 404, "Nothing is here", "The address leads nowhere. It may belong to something that was removed."));
        routes.MapPost("/signout", SignOutAsync).RequireAuthorization().ExcludeFromDescription();

        if (!routes.ServiceProvider.GetRequiredService<IOptions<SignInOptions>>().Value.IsEmbedded) return;
        open.MapMethods(EmbeddedProvider.AuthorizePath, ["GET", "POST"], AuthorizeAsync);
        open.MapMethods("/connect/endsession", ["GET", "POST"], () => TypedResults.SignOut(new() { RedirectUri = "/signed-out" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));
    }

    private static async Task<Results<SignOutHttpResult, BadRequest<string>>> SignOutAsync(
        HttpContext http, IAntiforgery antiforgery, SignedInSessions sessions, IAuditLog audit, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.BadRequest("Reload the page and sign out again.");
        var person = http.User.ToPerson();
        if (http.User.FindFirst(PersonClaims.Session) is { } session) sessions.End(session.Value);
        await audit.AppendAsync(person, "sign-out", $"person:{person.Id}", null, ct);
        return TypedResults.SignOut(new() { RedirectUri = "/signed-out" }, [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> AuthorizeAsync(HttpContext http, IAntiforgery antiforgery)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The provider did not read the request.");
        if (!HttpMethods.IsPost(http.Request.Method))
            return Choose(http.Request.Query, again: false);

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        // Of two tabs that ask, the one that comes second has a form from before the first sign-in.
        if (!await antiforgery.IsRequestValidAsync(http)) return Choose(form.Where(field => field.Key is not "person" && field.Key != antiforgery.GetTokens(http).FormFieldName), again: true);
        return EmbeddedPeople.All.FirstOrDefault(person => string.Equals(person.Id, form["person"], StringComparison.Ordinal)) is { } chosen
            ? TypedResults.SignIn(request.Vouch(chosen), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : TypedResults.BadRequest("Nobody here has that name.");
    }

    private static RazorComponentResult<ChoosePerson> Choose(IEnumerable<KeyValuePair<string, StringValues>> asked, bool again) =>
        new(new { Asked = asked.SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))).ToList(), Again = again }) { StatusCode = again ? 400 : 200 };

    private static RazorComponentResult<Notice> Deny(HttpContext http) => http.User.FindFirst("sub") is not null && http.User.ToPerson().Roles is Role.None
        ? Answer(http, 403, "You have no role yet", "You are signed in, but your identity provider names no role of this console. Ask an administrator to map one (Authentication:RoleClaim and Authentication:RoleMap).")
        : Answer(http, 403, "This is not open to your role", "Your role does not include this task. Ask an administrator which role does, or sign out and sign in as somebody else.");

    private static RazorComponentResult<Notice> Answer(HttpContext http, int status, string title, string text) =>
        new(new { Title = title, Text = text, Person = http.User.FindFirst("sub") is null ? null : http.User.ToPerson() }) { StatusCode = status };
}
