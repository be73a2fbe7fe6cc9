using AutoDiff.Generator.Emission;
using AutoDiff.Generator.IR;
using AutoDiff.Generator.Lowering;
using AutoDiff.Generator.Transforms;
using AutoDiff.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiff.Generator;

/// <summary>Gives members marked <c>[Differentiable]</c> their companions.</summary>
/// <remarks>
/// <para>One marked member goes one way: its declaration and body are lowered to a <see cref="DifferentiableMember"/>, which is
/// equal by value and holds nothing of the compilation; from it and the rules comes the text of one file. A member is
/// lowered again whenever the compilation changes, for what it binds to may have changed; where the result is equal, the
/// driver stops there and keeps the file.</para>
/// <para>The generator reports no diagnostic: the analyzers do, from the same lowering.</para>
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<RuleTable> rules = context.CompilationProvider
            .Select(static (compilation, _) => RuleReader.Read(compilation))
            .WithTrackingName(TrackingNames.ReadRules);

        IncrementalValuesProvider<DifferentiableMember> members = Members(
            context.SyntaxProvider.ForAttributeWithMetadataName(KnownSymbols.DifferentiableAttributeName, static (node, _) => IsMember(node), Lower))
            .WithTrackingName(TrackingNames.LowerMember);

        IncrementalValuesProvider<DifferentiableMember> solvers = Members(
            context.SyntaxProvider.ForAttributeWithMetadataName(KnownSymbols.ImplicitDerivativeAttributeName, static (node, _) => IsMember(node), LowerSolver))
            .WithTrackingName(TrackingNames.LowerSolver);

        IncrementalValueProvider<EquatableArray<SecondOrderCalls>> calls = Calls(members, rules)
            .Combine(Calls(solvers, rules))
            .Select(static (both, _) => both.Left.Concat(both.Right).ToEquatableArray());

        IncrementalValueProvider<SecondOrderPlan> secondOrder = calls
            .Select(static (all, _) => SecondOrderPlan.Make(all))
            .WithTrackingName(TrackingNames.FindSecondOrderCalls);

        IncrementalValueProvider<SeriesPlan> series = members.Collect()
            .Combine(solvers.Collect())
            .Combine(rules)
            .Select(static (pair, cancellation) => SeriesPlan.Make(pair.Left.Left.AddRange(pair.Left.Right), pair.Right, cancellation))
            .WithTrackingName(TrackingNames.PlanSeries);

        RegisterConstructors(context, members.Collect().Combine(solvers.Collect())
            .SelectMany(static (pair, _) => Constructors([.. pair.Left, .. pair.Right]))
            .WithTrackingName(TrackingNames.FindConstructors));
        RegisterAccessors(context, members.Collect().Combine(solvers.Collect())
            .SelectMany(static (pair, _) => Accessors([.. pair.Left, .. pair.Right]))
            .WithTrackingName(TrackingNames.FindAccessors));
        IncrementalValueProvider<EquatableArray<string>> unlowered = Unlowered(context, KnownSymbols.DifferentiableAttributeName)
            .Combine(Unlowered(context, KnownSymbols.ImplicitDerivativeAttributeName))
            .Select(static (both, _) => both.Left.Concat(both.Right).ToEquatableArray());

        IncrementalValuesProvider<GeneratedFile> ownFiles = Files(members, secondOrder, series, rules);
        IncrementalValuesProvider<GeneratedFile> solverFiles = Files(solvers, secondOrder, series, rules);
        IncrementalValueProvider<BrokenMembers> broken = calls
            .Combine(unlowered)
            .Combine(BrokenKeys(ownFiles).Combine(BrokenKeys(solverFiles)))
            .Select(static (all, _) => BrokenMembers.Make(all.Left.Left, all.Left.Right.Concat(all.Right.Left).Concat(all.Right.Right)))
            .WithTrackingName(TrackingNames.FindBrokenMembers);
        Register(context, ownFiles, broken);
        Register(context, solverFiles, broken);
    }

    /// <summary>The keys of the marked members that lowering refuses.</summary>
    private static IncrementalValueProvider<EquatableArray<string>> Unlowered(IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
        .ForAttributeWithMetadataName(attribute, static (node, _) => IsMember(node), static (found, cancellation) => MemberLowering.KeyOfRefused(found.TargetSymbol, found.SemanticModel.Compilation, cancellation))
        .Where(static key => key is not null)
        .Select(static (key, _) => key!)
        .Collect()
        .Select(static (keys, _) => keys.ToEquatableArray());

    private static IncrementalValueProvider<EquatableArray<string>> BrokenKeys(IncrementalValuesProvider<GeneratedFile> files) => files
        .Where(static file => file.IsBroken)
        .Select(static (file, _) => file.Key)
        .Collect()
        .Select(static (keys, _) => keys.ToEquatableArray());

    private static IncrementalValuesProvider<DifferentiableMember> Members(IncrementalValuesProvider<DifferentiableMember?> lowered) => lowered
        .Where(static member => member is not null)
        .SelectMany(static (member, _) => member!.Functions.Prepend(member));

    private static IncrementalValueProvider<EquatableArray<SecondOrderCalls>> Calls(IncrementalValuesProvider<DifferentiableMember> members, IncrementalValueProvider<RuleTable> rules) => members
        .Combine(rules)
        .Select(static (pair, _) => SecondOrderCalls.Of(pair.Left, pair.Right))
        .Collect()
        .Select(static (calls, _) => calls.ToEquatableArray());

    private static IncrementalValuesProvider<GeneratedFile> Files(
        IncrementalValuesProvider<DifferentiableMember> members,
        IncrementalValueProvider<SecondOrderPlan> secondOrder,
        IncrementalValueProvider<SeriesPlan> series,
        IncrementalValueProvider<RuleTable> rules) => members
            .Combine(secondOrder)
            .Combine(series)
            .Select(static (pair, _) => (
                Member: pair.Left.Left,
                IsCalled: pair.Left.Right.Calls(pair.Left.Left),
                Series: pair.Right.DemandOf(pair.Left.Left)))
            .Combine(rules)
            .Select(static (pair, cancellation) => Emit(pair.Left.Member, pair.Right, pair.Left.IsCalled, pair.Left.Series, cancellation))
            .WithTrackingName(TrackingNames.EmitCompanions);

    private static void Register(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<GeneratedFile> files, IncrementalValueProvider<BrokenMembers> broken) =>
        context.RegisterSourceOutput(files.Combine(broken), static (output, pair) =>
        {
            if (pair.Left is { Text: { } text } file && !pair.Right.Keys.Contains(file.Key))
            {
                output.AddSource(file.HintName, text);
            }
        });

    /// <summary>The constructors that the companions of all members need, each once.</summary>
    private static IEnumerable<FieldwiseConstructor> Constructors(IReadOnlyList<DifferentiableMember> members) => members
        .SelectMany(static member => member.Layouts)
        .Select(static layout => layout.Fieldwise)
        .OfType<FieldwiseConstructor>()
        .GroupBy(static constructor => constructor.HintName, StringComparer.Ordinal)
        .Select(static group => group.First());

    private static void RegisterConstructors(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<FieldwiseConstructor> constructors) =>
        context.RegisterSourceOutput(constructors, static (output, constructor) =>
            output.AddSource(constructor.HintName, CSharpEmitter.File(constructor)));

    /// <summary>The accessors that the companions of all members need, by the type that they stand in.</summary>
    private static IEnumerable<EquatableArray<MemberAccessor>> Accessors(IReadOnlyList<DifferentiableMember> members) => members
        .SelectMany(static member => member.Layouts)
        .SelectMany(static layout => layout.Fields)
        .Select(static field => field.Accessor)
        .OfType<MemberAccessor>()
        .GroupBy(static accessor => accessor.HintName, StringComparer.Ordinal)
        .Select(static group => group.Distinct().OrderBy(static accessor => accessor.Declaration, StringComparer.Ordinal).ToEquatableArray());

    private static void RegisterAccessors(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EquatableArray<MemberAccessor>> accessors) =>
        context.RegisterSourceOutput(accessors, static (output, all) => output.AddSource(all[0].HintName, CSharpEmitter.File(all)));

    private static bool IsMember(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorDeclarationSyntax;

    private static DifferentiableMember? Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        MemberLowering.Lower(context.TargetSymbol, context.SemanticModel.Compilation, cancellation)?.Member;

    /// <summary>A solver that is marked with both attributes was lowered with the others.</summary>
    private static DifferentiableMember? LowerSolver(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        KnownSymbols.Has(context.TargetSymbol, KnownSymbols.Of(context.SemanticModel.Compilation).DifferentiableAttribute)
            ? null
            : Lower(context, cancellation);

    private static GeneratedFile Emit(DifferentiableMember member, RuleTable rules, bool isCalledInSecondOrder, SeriesDemand series, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        CompanionSet companions = CompanionFactory.Build(member, rules, TransformOptions.Default, isCalledInSecondOrder, series);
        CompanionSet kept = CompanionMemo.Remember(member, rules, companions);
        return new GeneratedFile(member.Host.Key, member.Host.HintName, kept.Text, kept.IsBroken);
    }
}
