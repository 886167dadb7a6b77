using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

internal sealed class PartnerConfiguration : IEntityTypeConfiguration<Partner>
{
    internal const string PartnerId = "PartnerId";

    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("Partner");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.IdentityId).HasMaxLength(ModelLimits.Word);
        builder.Property(p => p.Kinds).IsKinds();
        builder.Property(p => p.Collections).IsJson<IReadOnlyList<string>>([]);
        builder.Property(p => p.Contacts).IsJson<IReadOnlyList<PartnerContact>>([]);
        builder.Property(p => p.Agreement).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.SuspendedBecause).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.CreatedBy).HasMaxLength(ModelLimits.Name);
        builder.Ignore(p => p.Key);
        builder.HasMany(p => p.Clients).WithOne().HasForeignKey(PartnerId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Certificates).WithOne().HasForeignKey(PartnerId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.SignIns).WithOne().HasForeignKey(PartnerId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Keys).WithOne().HasForeignKey(PartnerId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.Name).IsUnique();
    }
}

internal sealed class PartnerClientConfiguration : IEntityTypeConfiguration<PartnerClient>
{
    public void Configure(EntityTypeBuilder<PartnerClient> builder)
    {
        builder.ToTable("PartnerClient");
        builder.Property<Guid>(PartnerConfiguration.PartnerId);
        // The key alone: no API key is of two partners.
        builder.HasKey(c => c.ApiClientId);
        builder.Property(c => c.ApiClientId).ValueGeneratedNever();
        builder.HasOne<ApiClient>().WithMany().HasForeignKey(c => c.ApiClientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PartnerCertificateConfiguration : IEntityTypeConfiguration<PartnerCertificate>
{
    public void Configure(EntityTypeBuilder<PartnerCertificate> builder)
    {
        builder.ToTable("PartnerCertificate");
        builder.Property<Guid>(PartnerConfiguration.PartnerId);
        // The certificate alone: none is of two partners.
        builder.HasKey(c => c.Thumbprint);
        builder.Property(c => c.Thumbprint).HasMaxLength(ModelLimits.Hash);
        builder.Property(c => c.AddedBy).HasMaxLength(ModelLimits.Name);
    }
}

internal sealed class PartnerSignInConfiguration : IEntityTypeConfiguration<PartnerSignIn>
{
    public void Configure(EntityTypeBuilder<PartnerSignIn> builder)
    {
        builder.ToTable("PartnerSignIn");
        builder.Property<Guid>(PartnerConfiguration.PartnerId);
        builder.HasKey(s => s.PersonId);
        builder.Property(s => s.PersonId).HasMaxLength(ModelLimits.PersonId);
    }
}

internal sealed class PartnerKeyConfiguration : IEntityTypeConfiguration<PartnerKey>
{
    public void Configure(EntityTypeBuilder<PartnerKey> builder)
    {
        builder.ToTable("PartnerKey");
        builder.Property<Guid>(PartnerConfiguration.PartnerId);
        builder.HasKey(PartnerConfiguration.PartnerId, nameof(PartnerKey.Number));
        builder.Property(k => k.Number).ValueGeneratedNever();
        builder.Property(k => k.KeyId).HasMaxLength(ModelLimits.Word);
        builder.Property(k => k.ProtectedSecret).HasMaxLength(ModelLimits.LongText);
    }
}

internal sealed class BundleRecipientConfiguration : IEntityTypeConfiguration<BundleRecipient>
{
    public void Configure(EntityTypeBuilder<BundleRecipient> builder)
    {
        builder.ToTable("BundleRecipient");
        builder.Property<Guid>(SharedBundleConfiguration.BundleId);
        builder.HasKey(SharedBundleConfiguration.BundleId, nameof(BundleRecipient.PartnerId));
        builder.HasOne<Partner>().WithMany().HasForeignKey(r => r.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
