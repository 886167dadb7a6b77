using Investigator.Web.Audit;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Shell;

/// <summary>Headers that keep a browser from being turned against the console.</summary>
internal static class Hardening
{
    public static HeaderPolicyCollection Policies(SignInOptions signIn)
    {
        var policies = new HeaderPolicyCollection()
            .AddFrameOptionsDeny().AddContentTypeOptionsNoSniff().AddReferrerPolicyNoReferrer().RemoveServerHeader()
            .AddStrictTransportSecurityMaxAge(60 * 60 * 24 * 365)
            .AddCrossOriginOpenerPolicy(b => b.SameOrigin())
            .AddPermissionsPolicy(p => { p.AddCamera().None(); p.AddMicrophone().None(); p.AddGeolocation().None(); p.AddPayment().None(); p.AddUsb().None(); });
        return policies.AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self().WithNonce(); // self: the chart library adds its own script, from here, without a nonce
            csp.AddStyleSrc().Self().UnsafeInline(); // components place things by style attributes, and the chart library adds rules; a nonce beside it would switch that off
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddWorkerSrc().Self();
            csp.AddBaseUri().Self();
            csp.AddObjectSrc().None();
            csp.AddFrameAncestors().None();
            // Signing out posts a form here and is sent on to the provider, which counts as the form's target.
            var forms = csp.AddFormAction().Self();
            if (!signIn.IsEmbedded) forms.From(new Uri(signIn.Authority!).GetLeftPart(UriPartial.Authority));
        });
    }

    public static void UseHardening(this WebApplication app) =>
        app.UseSecurityHeaders(Policies(app.Services.GetRequiredService<IOptions<SignInOptions>>().Value));
}
