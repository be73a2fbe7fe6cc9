using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>The rarer forms of passive text: conversions, creations, strings, lambdas.</content>
internal sealed partial class MethodLowering
{
    private bool TryRenderOther(IOperation operation, TemplateBuilder template)
    {
        switch (operation)
        {
            case IConversionOperation { IsImplicit: true, OperatorMethod: null, Operand.Type: not null } conversion when template.LambdaDepth > 0 || nestedDepth > 0:
                RenderPart(conversion.Operand, template);
                return true;
            case IConversionOperation { Operand: IAnonymousFunctionOperation or IMethodReferenceOperation or IDelegateCreationOperation } conversion:
                return TryRender(conversion.Operand, template);
            case IConversionOperation conversion when conversion.Type is not null:
                template.Text(conversion.IsTryCast ? "(" : $"(({CodeNames.WithNullability(conversion.Type)})");
                RenderPart(conversion.Operand, template);
                template.Text(conversion.IsTryCast ? $" as {CodeNames.Of(conversion.Type)})" : ")");
                return true;
            case IDelegateCreationOperation { Target: IMethodReferenceOperation or IAnonymousFunctionOperation } creation:
                return TryRender(creation.Target, template);
            case IMethodReferenceOperation { Method.MethodKind: not MethodKind.LocalFunction } reference:
                if (reference.Instance is null)
                {
                    template.Text(CodeNames.Of(reference.Method.ContainingType));
                }
                else
                {
                    RenderReceiver(reference.Instance, template);
                }

                template.Text("." + CodeNames.Escape(reference.Method.Name));
                return true;
            case IAnonymousFunctionOperation function:
                return TryRenderLambda(function, template);
            case IObjectCreationOperation { Initializer: null, Constructor: { } } creation:
                template.IsPure = false;
                template.IsStable = false;
                template.Text($"new {CodeNames.Of(creation.Type!)}(");
                RenderArguments(creation.Arguments, template);
                template.Text(")");
                return true;
            case ITypeParameterObjectCreationOperation { Initializer: null } creation:
                template.Text($"new {CodeNames.Of(creation.Type!)}()");
                return true;
            case IArrayCreationOperation { Initializer: { } initializer } array when nestedDepth > 0:
                template.Text($"new {CodeNames.Of(((IArrayTypeSymbol)array.Type!).ElementType)}[] {{ ");
                RenderList(initializer.ElementValues, template);
                template.Text(" }");
                return true;
            case ITupleOperation tuple:
                template.Text("(");
                RenderList(tuple.Elements, template);
                template.Text(")");
                return true;
            case IDefaultValueOperation { Type: { } type }:
                template.Text($"default({CodeNames.Of(type)})");
                return true;
            case ITypeOfOperation { TypeOperand: var type }:
                template.Text($"typeof({CodeNames.Of(type)})");
                return true;
            case ISizeOfOperation { TypeOperand: var type }:
                template.Text($"sizeof({CodeNames.Of(type)})");
                return true;
            case IIsTypeOperation test:
                template.Text("(");
                RenderPart(test.ValueOperand, template);
                template.Text($" {(test.IsNegated ? "is not" : "is")} {CodeNames.Of(test.TypeOperand)})");
                return true;
            case ICoalesceOperation coalesce:
                template.Text("(");
                RenderPart(coalesce.Value, template);
                template.Text(" ?? ");
                RenderPart(coalesce.WhenNull, template);
                template.Text(")");
                return true;
            case IConditionalAccessOperation access:
                return TryRenderConditionalAccess(access, template);
            case IConditionalAccessInstanceOperation:
                return true;
            case IThrowOperation { Exception: { } exception }:
                template.Text("throw ");
                RenderPart(exception, template);
                return true;
            case INameOfOperation name when name.ConstantValue.HasValue:
                template.Text(Literals.Text(name.ConstantValue.Value, name.Type));
                return true;
            case IInterpolatedStringHandlerCreationOperation { Content: var content }:
                return TryRender(content, template);
            case IInterpolatedStringOperation text:
                RenderInterpolation(text, template);
                return true;
            case IRangeOperation range:
                RenderRange(range, template);
                return true;
            case ILiteralOperation { ConstantValue.HasValue: true } literal:
                template.Text(Literals.Text(literal.ConstantValue.Value, literal.Type));
                return true;
            default:
                return false;
        }
    }

    private void RenderRange(IRangeOperation range, TemplateBuilder template)
    {
        template.Text("(");
        if (range.LeftOperand is not null)
        {
            RenderPart(range.LeftOperand, template);
        }

        template.Text("..");
        if (range.RightOperand is not null)
        {
            RenderPart(range.RightOperand, template);
        }

        template.Text(")");
    }

    private bool TryRenderConditionalAccess(IConditionalAccessOperation access, TemplateBuilder template)
    {
        RenderPart(access.Operation, template);
        template.Text("?");
        // The chain starts with the instance, which has no text of its own: "?" + ".Name".
        int saved = nestedDepth++;
        bool rendered = TryRender(access.WhenNotNull, template);
        nestedDepth = saved;
        return rendered;
    }

    private void RenderInterpolation(IInterpolatedStringOperation text, TemplateBuilder template)
    {
        template.Text("$\"");
        foreach (IInterpolatedStringContentOperation part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text: var literal }:
                    RenderInterpolationText(literal.ConstantValue.Value as string ?? "", template);
                    break;
                case IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation append }:
                    RenderAppended(append, template);
                    break;
                case IInterpolationOperation hole:
                    template.Text("{(");
                    RenderPart(hole.Expression, template);
                    template.Text(")");
                    if (hole.Alignment is { ConstantValue.HasValue: true } alignment)
                    {
                        template.Text("," + Literals.Text(alignment.ConstantValue.Value, alignment.Type));
                    }

                    if (hole.FormatString is { ConstantValue.Value: string format })
                    {
                        template.Text(":" + format);
                    }

                    template.Text("}");
                    break;
            }
        }

        template.Text("\"");
    }

    /// <summary>A part of a string that a handler builds: a literal, or a value with its alignment and format.</summary>
    private void RenderAppended(IInvocationOperation append, TemplateBuilder template)
    {
        if (append.TargetMethod.Name == "AppendLiteral")
        {
            RenderInterpolationText(append.Arguments[0].Value.ConstantValue.Value as string ?? "", template);
            return;
        }

        template.Text("{(");
        RenderPart(append.Arguments[0].Value, template);
        template.Text(")");
        foreach (IArgumentOperation argument in append.Arguments.Skip(1).Where(static a => a.ArgumentKind == ArgumentKind.Explicit))
        {
            if (argument.Value.ConstantValue.Value is string format)
            {
                template.Text(":" + format);
            }
            else if (argument.Value.ConstantValue.Value is int alignment)
            {
                template.Text("," + alignment.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        template.Text("}");
    }

    private static void RenderInterpolationText(string literal, TemplateBuilder template)
    {
        string quoted = SymbolDisplay.FormatLiteral(literal, quote: true);
        template.Text(quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}"));
    }

    private bool TryRenderLambda(IAnonymousFunctionOperation function, TemplateBuilder template)
    {
        IReadOnlyList<IOperation> statements = function.Body.Operations;
        IOperation? body = statements.Count == 0 ? null
            : statements[0] is IReturnOperation { ReturnedValue: { } returned } ? returned
            : statements[0] is IExpressionStatementOperation statement && statements.Skip(1).All(static o => o is IReturnOperation { ReturnedValue: null }) ? statement.Operation
            : null;
        if (body is null)
        {
            return false;
        }

        foreach (IParameterSymbol parameter in function.Symbol.Parameters)
        {
            template.Declared.Add(parameter);
        }

        string parameters = string.Join(", ", function.Symbol.Parameters.Select(static p => $"{CodeNames.Of(p.Type)} {CodeNames.Escape(p.Name)}"));
        template.Text($"{(function.Symbol.IsStatic ? "static " : "")}({parameters}) => ");
        template.LambdaDepth++;
        nestedDepth++;
        RenderPart(body, template);
        nestedDepth--;
        template.LambdaDepth--;
        return true;
    }
}
