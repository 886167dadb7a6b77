using Investigator.Casework.Data;
using Investigator.Domain.Decisions.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Decisions.Policies;

internal sealed class PolicyVersionConfiguration : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.ToTable("PolicyVersion");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Rules).IsJson([]);
        builder.Property(p => p.Trial).HasConversion(trial => PolicyTrialJson.Write(trial), text => PolicyTrialJson.Read(text));
        builder.Property(p => p.OwnerId).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.Owner).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.ProposedById).HasMaxLength(ModelLimits.PersonId);
        builder.Property(p => p.ProposedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Reason).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.DecidedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.Answer).HasMaxLength(ModelLimits.Reason);
        builder.Property(p => p.EndedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(p => p.EndReason).HasMaxLength(ModelLimits.Reason);
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => p.State);
    }
}

internal sealed class PolicyFindingConfiguration : IEntityTypeConfiguration<PolicyFinding>
{
    public void Configure(EntityTypeBuilder<PolicyFinding> builder)
    {
        builder.ToTable("PolicyFinding");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Rule).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.Seen).HasMaxLength(ModelLimits.Reason);
        builder.Property(f => f.ClosedBy).HasMaxLength(ModelLimits.Name);
        builder.Property(f => f.Answer).HasMaxLength(ModelLimits.Reason);
        builder.HasOne<PolicyVersion>().WithMany().HasForeignKey(f => f.PolicyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.ClosedAt, f.FoundAt });
        builder.HasIndex(f => new { f.PolicyId, f.AccountId });
    }
}
