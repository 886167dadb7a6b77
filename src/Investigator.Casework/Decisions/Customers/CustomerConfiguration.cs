using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions.Customers;

internal sealed class SegmentRuleConfiguration : IEntityTypeConfiguration<SegmentRule>
{
    public void Configure(EntityTypeBuilder<SegmentRule> builder)
    {
        builder.ToTable("SegmentRule");
        builder.HasKey(r => r.Segment);
        builder.Property(r => r.Segment).HasMaxLength(ModelLimits.Id);
        builder.Property(r => r.Terms).IsJson(SegmentTerms.None);
        builder.Property(r => r.ChangedBy).HasMaxLength(ModelLimits.Name);
    }
}

internal sealed class VerificationConfiguration : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.ToTable("Verification");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(v => v.RequestedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(v => v.Reference).HasMaxLength(ModelLimits.Name);
        builder.Property(v => v.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(v => v.Note).HasMaxLength(ModelLimits.Reason);
        builder.Ignore(v => v.Level);
        builder.HasIndex(v => new { v.AccountId, v.State });
        builder.HasIndex(v => new { v.State, v.DueAt });
    }
}

internal sealed class DeclarationConfiguration : IEntityTypeConfiguration<Declaration>
{
    public void Configure(EntityTypeBuilder<Declaration> builder)
    {
        builder.ToTable("Declaration");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Target).HasMaxLength(ModelLimits.Id);
        builder.Property(d => d.Terms).IsJson(new("", null, [], [], null));
        builder.Property(d => d.MadeBy).HasMaxLength(ModelLimits.Name);
        builder.Property(d => d.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.HasIndex(d => new { d.EndedAt, d.EndsAt });
        builder.HasIndex(d => new { d.Scope, d.Target });
    }
}
